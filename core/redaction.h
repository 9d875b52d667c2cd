#pragma once

#include <QString>

namespace Peak {

/**
 * The second line of defence for logs and reports; the first is not to log people's data at all. Replaces e-mail
 * addresses, phone numbers of ten digits, bearer tokens, JWTs, PEM blocks, values of fields that hold secrets and runs
 * of 32 or more hexadecimal digits by "[redacted]". Our references, UUIDs, ticket numbers and instants stay readable.
 */
QString redact(QString text);

/** The text as one line: line breaks and other control characters become escapes such as \n and \x1b. */
QString onOneLine(const QString &text);

} // namespace Peak
