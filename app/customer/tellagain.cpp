#include "app/customer/tellagain.h"

#include <QAbstractItemModel>
#include <QMetaProperty>
#include <QSet>

namespace Peak {

void tellAgain(QObject &shown)
{
    if (auto *model = qobject_cast<QAbstractItemModel *>(&shown); model && model->rowCount() > 0)
        Q_EMIT model->dataChanged(model->index(0, 0), model->index(model->rowCount() - 1, 0));
    const auto *meta = shown.metaObject();
    QSet<int> told;
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
        const auto property = meta->property(i);
        if (property.isConstant()) {
            if (auto *part = property.read(&shown).value<QObject *>())
                tellAgain(*part);
            continue;
        }
        const auto signal = property.notifySignal();
        if (!signal.isValid() || signal.parameterCount() > 0 || told.contains(signal.methodIndex()))
            continue;
        told.insert(signal.methodIndex());
        signal.invoke(&shown, Qt::DirectConnection);
    }
}

} // namespace Peak
