#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Peak {

/**
 * The body of one request, readable once.
 *
 * It does two things a byte array cannot. It knows whether the network stack took anything from it: as long as it did
 * not, the server cannot have the whole request, and so cannot have executed it. And it refuses to be rewound: Qt sends
 * a request again by itself when a kept connection closes instead of answering, which for an order means two tickets.
 */
class SendOnceBody final : public QIODevice {
public:
    explicit SendOnceBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool wasTaken() const { return m_taken; }
    /** From now on nothing is given out. */
    void revoke() { m_revoked = true; }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_next = 0;
    bool m_taken = false;
    bool m_revoked = false;
};

} // namespace Peak
