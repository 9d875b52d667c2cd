#include "core/storage/mergetargetjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak::MergeTargetJson {

static QJsonArray fromLines(const QList<TargetLine> &lines)
{
    QJsonArray array;
    for (const auto &line : lines) {
        array.append(QJsonObject{{u"product"_s, line.product.toString()}, {u"value"_s, line.value.toString()},
            {u"quantity"_s, line.quantity}});
    }
    return array;
}

static QList<TargetLine> toLines(const QJsonValue &value)
{
    QList<TargetLine> lines;
    for (const auto &entry : value.toArray()) {
        lines.append({ProductId(entry["product"_L1].toString()), ProductValueId(entry["value"_L1].toString()),
            entry["quantity"_L1].toInt()});
    }
    return lines;
}

QString toText(const MergeTarget &target)
{
    const QJsonObject json{
        {u"ticket"_s, target.ticket.toString()},
        {u"customer"_s, target.customer.toString()},
        {u"lines"_s, fromLines(target.lines)},
        {u"before"_s, fromLines(target.before)},
        {u"references"_s, QJsonArray::fromStringList(target.references)},
        {u"note"_s, target.note},
    };
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<MergeTarget> fromText(const QString &text)
{
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    const auto json = document.object();
    MergeTarget target;
    target.ticket = PosOrderId(json["ticket"_L1].toString());
    target.customer = CustomerId(json["customer"_L1].toString());
    target.lines = toLines(json["lines"_L1]);
    target.before = toLines(json["before"_L1]);
    for (const auto &reference : json["references"_L1].toArray())
        target.references.append(reference.toString());
    target.note = json["note"_L1].toString();
    if (target.ticket.isEmpty() || target.lines.isEmpty() || target.references.isEmpty())
        return Error{Error::Kind::Storage, u"a merge target in the outbox is unreadable"_s};
    return target;
}

} // namespace Peak::MergeTargetJson
