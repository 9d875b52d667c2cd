#pragma once

#include <QByteArray>

namespace Peak::Test {

/** A self-signed certificate for 127.0.0.1 and localhost, made for one test run. Both are PEM. */
struct TestCertificate {
    QByteArray certificate;
    QByteArray privateKey;

    static TestCertificate make();
};

} // namespace Peak::Test
