#include "sync/http/sendoncebody.h"

#include <algorithm>

namespace Peak {

SendOnceBody::SendOnceBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    // Unbuffered, or QIODevice reads ahead and keeps bytes it may give out after revoke().
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool SendOnceBody::seek(qint64 position) { return !m_taken && position == 0 && QIODevice::seek(position); }

qint64 SendOnceBody::readData(char *data, qint64 most)
{
    if (m_revoked)
        return -1;
    const qint64 count = std::min(most, m_bytes.size() - m_next);
    if (count <= 0)
        return m_next == m_bytes.size() ? -1 : 0;
    m_taken = true;
    std::copy_n(m_bytes.constData() + m_next, count, data);
    m_next += count;
    return count;
}

qint64 SendOnceBody::writeData(const char *, qint64) { return -1; }

} // namespace Peak
