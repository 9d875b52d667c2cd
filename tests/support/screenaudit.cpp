#include "tests/support/screenaudit.h"

#include "app/customer/contrast.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QHash>
#include <QQuickItem>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr double Tolerance = 1; ///< Pixels.

class Audit {
public:
    Audit(QQuickWindow &window, const ScreenRules &rules) : m_rules(rules), m_picture(window.grabWindow())
    {
        const auto *question = questionOn(*window.contentItem());
        look(question ? *question : *window.contentItem(), QRectF(0, 0, window.width(), window.height()), nullptr);
    }

    QStringList problems;

private:
    static QRectF place(const QQuickItem &item) { return item.mapRectToScene(item.boundingRect()); }

    /** What lies over everything else: the rest is not to be read while it is there. */
    static const QQuickItem *questionOn(const QQuickItem &item)
    {
        if (!item.isVisible() || item.property("modal").toBool())
            return item.isVisible() ? &item : nullptr;
        const auto children = item.childItems();
        for (auto child = children.crbegin(); child != children.crend(); ++child) {
            if (const auto *found = questionOn(**child))
                return found;
        }
        return nullptr;
    }

    void look(const QQuickItem &item, QRectF seen, const QQuickItem *button)
    {
        if (!item.isVisible() || item.opacity() <= 0)
            return;
        if (item.clip())
            seen &= place(item);
        if (item.inherits("QQuickAbstractButton"))
            button = &item;
        if (item.inherits("QQuickText"))
            text(item, seen, button);
        if (item.isEnabled() && item.activeFocusOnTab())
            target(item, seen);
        const auto children = item.childItems();
        for (const auto *child : children)
            look(*child, seen, button);
    }

    void complain(const QString &what, const QString &problem)
    {
        problems.append(u"\"%1\" %2"_s.arg(what.left(40), problem));
    }

    void text(const QQuickItem &item, const QRectF &seen, const QQuickItem *button)
    {
        const auto words = item.property("text").toString();
        const QRectF drawn = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
        // What is scrolled out of sight is looked at when it is in sight.
        if (words.trimmed().isEmpty() || drawn.isEmpty() || !seen.adjusted(-1, -1, 1, 1).contains(drawn.center()))
            return;
        const double capital = QFontMetricsF(item.property("font").value<QFont>()).capHeight() / m_rules.pixelsPerMm;
        if (capital + 0.3 < m_rules.capitalMm)
            complain(words, u"has capitals of %1 mm"_s.arg(capital));
        const bool isData = button && button->objectName() == "productCard"_L1;
        if (item.property("truncated").toBool() && !isData)
            complain(words, u"is cut off"_s);
        const double wide = item.property("contentWidth").toDouble();
        if (wide > item.width() + Tolerance && !item.property("truncated").toBool())
            complain(words, u"is wider than its place"_s);
        // A line is higher than its letters.
        const QRectF letters = drawn.adjusted(0, 0.15 * drawn.height(), 0, -0.15 * drawn.height());
        if (button && !isData && !place(*button).adjusted(-1, -1, 1, 1).contains(letters))
            complain(words, u"reaches out of its button"_s);
        if (item.isEnabled() && seen.contains(drawn))
            readable(words, item.property("color").value<QColor>(), drawn);
    }

    void readable(const QString &words, const QColor &ink, const QRectF &drawn)
    {
        QHash<QRgb, int> counted;
        const auto area = drawn.toRect() & m_picture.rect();
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x)
                ++counted[m_picture.pixel(x, y)];
        }
        const auto paper = std::max_element(counted.cbegin(), counted.cend());
        if (paper == counted.cend())
            return;
        if (const double reached = contrast(ink, QColor(paper.key())); reached < m_rules.contrast)
            complain(words, u"has a contrast of %1"_s.arg(reached));
    }

    void target(const QQuickItem &item, const QRectF &seen)
    {
        const auto where = place(item);
        if (!seen.intersects(where))
            return;
        auto *face = QAccessible::queryAccessibleInterface(const_cast<QQuickItem *>(&item));
        if (!face || face->text(QAccessible::Name).isEmpty())
            complain(item.objectName(), u"can have the focus and says nothing"_s);
        const double least = m_rules.targetMm * m_rules.pixelsPerMm - Tolerance;
        if (item.width() < least || item.height() < least)
            complain(item.objectName(),
                u"is a target of %1 by %2 mm"_s.arg(item.width() / m_rules.pixelsPerMm)
                    .arg(item.height() / m_rules.pixelsPerMm));
    }

    ScreenRules m_rules;
    QImage m_picture;
};
} // namespace

QStringList auditScreen(QQuickWindow &window, const ScreenRules &rules) { return Audit(window, rules).problems; }

} // namespace Peak
