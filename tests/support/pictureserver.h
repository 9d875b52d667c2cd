#pragma once

#include "sync/api/httpserver.h"
#include "tests/support/testcertificate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

namespace Peak {

/** Serves pictures over TLS on this machine, by path; what is not there is a 404. */
class PictureServer {
public:
    enum class Security { Plain, Tls };

    QHash<QString, HttpServerResponse> answers;
    QStringList silent; ///< Paths that get no answer.
    QStringList asked;

    explicit PictureServer(Security security = Security::Tls)
        : m_server([this](auto request, auto responder) {
              asked.append(request.path);
              accepts = request.header("accept");
              if (silent.contains(request.path))
                  m_waiting.append(responder);
              else
                  responder.send(answers.value(request.path, HttpServerResponse{404, "{}"}));
          })
    {
        HttpServerOptions options;
        if (security == Security::Tls) {
            static const auto pair = Test::TestCertificate::make();
            options.certificate = pair.certificate;
            options.privateKey = pair.privateKey;
            QFile ca(caFile());
            if (!ca.open(QIODevice::WriteOnly) || ca.write(pair.certificate) != pair.certificate.size())
                qFatal("the certificate cannot be written");
        }
        if (const auto listening = m_server.listen(options); !listening)
            qFatal("%s", qPrintable(listening.error().message));
    }

    void serve(const QString &path, const QByteArray &bytes) { answers.insert(path, {200, bytes, "image/png"}); }
    void redirect(const QString &path, const QString &to)
    {
        answers.insert(path, {302, {}, {}, {{"Location", to.toUtf8()}}});
    }
    [[nodiscard]] QString address(const QString &path) const
    {
        return QStringLiteral("%1://127.0.0.1:%2%3")
            .arg(m_server.isSecure() ? QStringLiteral("https") : QStringLiteral("http"))
            .arg(m_server.port())
            .arg(path);
    }
    [[nodiscard]] QString caFile() const { return m_dir.filePath(QStringLiteral("ca.pem")); }

    QByteArray accepts; ///< What the last request took.

private:
    QTemporaryDir m_dir;
    QList<HttpResponder> m_waiting;
    HttpServer m_server;
};

} // namespace Peak
