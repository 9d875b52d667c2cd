#pragma once

#include <QJsonValue>
#include <QString>

namespace Peak {

/** A description that vendors keep as HTML, without its tags: breaks stay breaks, the usual entities become their
 * characters. A text without tags is only trimmed. At most `most` characters. */
QString plainText(const QJsonValue &html, qsizetype most = 4000);

} // namespace Peak
