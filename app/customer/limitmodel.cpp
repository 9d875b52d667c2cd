#include "app/customer/limitmodel.h"

#include <algorithm>

namespace Peak {

LimitModel::LimitModel(const Formatting &formatting, QObject *parent)
    : QAbstractListModel(parent), m_formatting(formatting)
{
}

double LimitModel::Meter::share() const
{
    return use.maximumMg > 0
        ? std::clamp(static_cast<double>(use.usedMg) / static_cast<double>(use.maximumMg), 0.0, 1.0)
        : 1.0;
}

LimitModel::Level LimitModel::Meter::level() const
{
    if (use.exceeded())
        return blocks ? Level::Over : Level::Full;
    if (use.usedMg == use.maximumMg)
        return Level::Full;
    return share() >= 0.8 ? Level::Near : Level::Fine;
}

void LimitModel::set(const QList<Meter> &meters)
{
    const bool sameRows = meters.size() == m_meters.size();
    if (!sameRows)
        beginResetModel();
    m_meters = meters;
    if (!sameRows) {
        endResetModel();
        Q_EMIT changed();
    } else if (!m_meters.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
}

QString LimitModel::textOf(const Meter &meter) const
{
    const QString used = m_formatting.weight(meter.use.usedMg);
    const QString allowed = m_formatting.weight(meter.use.maximumMg);
    switch (meter.level()) {
    case Level::Fine:
        return tr("%1 of %2").arg(used, allowed);
    case Level::Near:
        return tr("%1 of %2 — nearly the most for one purchase").arg(used, allowed);
    case Level::Full:
        return meter.use.exceeded() ? tr("%1 — more than %2 is for medical patients only").arg(used, allowed)
                                    : tr("%1 of %2 — the most for one purchase").arg(used, allowed);
    case Level::Over:
        return tr("%1 — only %2 allowed in one purchase. Please take something out.").arg(used, allowed);
    }
    Q_UNREACHABLE();
}

int LimitModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant LimitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &meter = m_meters[index.row()];
    switch (role) {
    case Name:
        return meter.use.name;
    case Text:
        return textOf(meter);
    case Share:
        return meter.share();
    case LevelRole:
        return QVariant::fromValue(meter.level());
    case Lines:
        return meter.level() == Level::Fine ? QString() : tr("Counted: %1").arg(meter.lines.join(QStringLiteral(", ")));
    default:
        return {};
    }
}

QHash<int, QByteArray> LimitModel::roleNames() const
{
    return {{Name, "name"}, {Text, "text"}, {Share, "share"}, {LevelRole, "level"}, {Lines, "lines"}};
}

} // namespace Peak
