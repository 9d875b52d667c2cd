#include "tests/bench/largecatalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

Result<Ok> writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        return Ok{};
    return Error{Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString())};
}

static QString idOf(const QString &name)
{
    static const QUuid space(u"{6ba7b811-9dad-11d1-80b4-00c04fd430c8}"_s);
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

/** The `number`-th product: an ordinary one under a name of its own. */
static QJsonObject renamed(QJsonObject product, int number)
{
    const auto name = u"%1 No. %2"_s.arg(product["name"_L1].toString()).arg(number);
    auto size = product["sizes"_L1].toArray().first().toObject();
    size["id"_L1] = idOf(name + u" size"_s);
    product["id"_L1] = idOf(name);
    product["name"_L1] = name;
    product["sizes"_L1] = QJsonArray{size};
    return product;
}

Result<Ok> writeLargeCatalog(const QString &from, const QString &to, int count)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, u"%1: %2"_s.arg(from, file.errorString())};
    auto catalog = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray ordinary;
    for (const auto &product : catalog["products"_L1].toArray()) {
        if (!product.toObject().contains("awkward"_L1))
            ordinary.append(product);
    }
    if (ordinary.isEmpty())
        return Error{Error::Kind::Storage, u"%1 is no catalogue"_s.arg(from)};
    QJsonArray products;
    for (int i = 0; i < count; ++i)
        products.append(renamed(ordinary[i % ordinary.size()].toObject(), i));
    catalog["products"_L1] = products;
    return writeBytes(to, QJsonDocument(catalog).toJson(QJsonDocument::Compact));
}

} // namespace Peak::Bench
