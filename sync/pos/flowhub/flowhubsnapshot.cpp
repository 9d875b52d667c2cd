#include "sync/pos/flowhub/flowhubsnapshot.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

/** Empty when the row names none or cannot be read. */
static QByteArray productIdIn(const QByteArray &row)
{
    const auto json = jsonObject(row);
    return json ? idOf(json->value("productId"_L1)).toUtf8() : QByteArray();
}

void FlowhubSnapshot::add(const QByteArray &row)
{
    const auto number = static_cast<int>(m_rows.size());
    m_rows.append(row);
    m_next.push_back(-1);
    const auto id = productIdIn(row);
    const auto known = m_chainOf.constFind(id);
    if (known != m_chainOf.constEnd()) {
        auto &chain = m_chains[size_t(*known)];
        m_next[size_t(chain.last)] = number;
        chain.last = number;
        return;
    }
    if (!id.isEmpty())
        m_chainOf.insert(id, static_cast<int>(m_chains.size()));
    m_chains.push_back({number, number});
}

QList<QJsonObject> FlowhubSnapshot::rows(qsizetype product) const
{
    QList<QJsonObject> rows;
    for (int row = m_chains[size_t(product)].first; row >= 0; row = m_next[size_t(row)]) {
        const auto json = jsonObject(m_rows.at(row));
        if (json)
            rows.append(*json);
    }
    return rows;
}

QList<QJsonObject> FlowhubSnapshot::rowsOf(const QString &id) const
{
    const auto chain = m_chainOf.constFind(id.toUtf8());
    return chain == m_chainOf.constEnd() ? QList<QJsonObject>() : rows(*chain);
}

} // namespace Peak
