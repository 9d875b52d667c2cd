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
        look(question ? *question : *window.contentItem(), {QRectF(0, 0, window.width(), window.height()), {}});
        for (qsizetype i = 0; i < m_words.size(); ++i)
            alone(m_words[i], i);
    }

    QStringList problems;

private:
    /** What surrounds an item. */
    struct Surroundings {
        QRectF seen; ///< The rest is cut off.
        QRectF page; ///< What belongs to a page stays on it, unless it is scrolled; empty outside of pages.
        const QQuickItem *button = nullptr; ///< The innermost one.
    };

    struct Words {
        const QQuickItem *item;
        QString text;
        QRectF letters;
    };

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

    void look(const QQuickItem &item, Surroundings around)
    {
        if (!item.isVisible() || item.opacity() <= 0)
            return;
        if (item.clip())
            around.seen &= place(item);
        if (item.objectName() == "pageBody"_L1)
            around.page = place(item);
        if (item.inherits("QQuickFlickable"))
            around.page = {};
        if (item.inherits("QQuickAbstractButton"))
            around.button = &item;
        if (item.inherits("QQuickText"))
            text(item, around);
        if (item.isEnabled() && item.activeFocusOnTab())
            target(item, around);
        const auto children = item.childItems();
        for (const auto *child : children)
            look(*child, around);
    }

    /** Nothing else stands where these words stand. */
    void alone(const Words &words, qsizetype row)
    {
        const auto covers = [&](const QRectF &other) {
            const auto both = words.letters & other;
            return both.width() > 3 && both.height() > 3;
        };
        for (const auto &[target, where] : m_targets) {
            if (target != words.item && !target->isAncestorOf(words.item) && covers(where))
                complain(words.text, u"meets the button "_s + target->objectName());
        }
        for (const auto &other : m_words.first(row)) {
            if (covers(other.letters))
                complain(words.text, u"meets \"%1\""_s.arg(other.text.left(40)));
        }
    }

    /** Where the letters of a text are: its place is often wider, and a line higher. */
    static QRectF lettersOf(const QQuickItem &item)
    {
        const auto number = [&](const char *name) { return item.property(name).toDouble(); };
        const double width = std::min(number("contentWidth"), item.width());
        const double height = std::min(number("contentHeight"), item.height());
        const auto side = [&](const char *name, int centre, int end, double free) {
            const int wanted = item.property(name).toInt();
            return wanted == centre ? free / 2 : wanted == end ? free : 0;
        };
        const double left =
            side("effectiveHorizontalAlignment", Qt::AlignHCenter, Qt::AlignRight, item.width() - width);
        const double top = side("verticalAlignment", Qt::AlignVCenter, Qt::AlignBottom, item.height() - height);
        const double line = height / std::max(1, item.property("lineCount").toInt());
        return item.mapRectToScene(QRectF(left, top + 0.2 * line, width, height - 0.4 * line));
    }

    void complain(const QString &what, const QString &problem)
    {
        problems.append(u"\"%1\" %2"_s.arg(what.left(40), problem));
    }

    void text(const QQuickItem &item, const Surroundings &around)
    {
        const auto &[seen, page, button] = around;
        const auto words = item.property("text").toString();
        const QRectF drawn = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
        // What is scrolled out of sight is looked at when it is in sight.
        if (words.trimmed().isEmpty() || drawn.isEmpty() || !seen.adjusted(-1, -1, 1, 1).contains(drawn.center()))
            return;
        const auto letters = lettersOf(item);
        m_words.append({&item, words, letters & seen});
        if (!page.isEmpty() && !page.adjusted(-1, -1, 1, 1).contains(letters))
            complain(words, u"reaches out of its page"_s);
        const double capital = QFontMetricsF(item.property("font").value<QFont>()).capHeight() / m_rules.pixelsPerMm;
        if (capital + 0.1 < m_rules.capitalMm)
            complain(words, u"has capitals of %1 mm"_s.arg(capital));
        const bool isData = button && button->objectName() == "productCard"_L1;
        if (item.property("truncated").toBool() && !isData)
            complain(words, u"is cut off"_s);
        const double wide = item.property("contentWidth").toDouble();
        if (wide > item.width() + Tolerance && !item.property("truncated").toBool())
            complain(words, u"is wider than its place"_s);
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

    void target(const QQuickItem &item, const Surroundings &around)
    {
        const auto where = place(item);
        if (!around.seen.intersects(where))
            return;
        for (const auto &[other, taken] : m_targets) {
            const auto both = taken & where;
            if (!other->isAncestorOf(&item) && both.width() > 3 && both.height() > 3)
                complain(item.objectName(), u"meets the button "_s + other->objectName());
        }
        m_targets.append({&item, where & around.seen});
        if (!around.page.isEmpty() && !around.page.adjusted(-2, -2, 2, 2).contains(where))
            complain(item.objectName(), u"reaches out of its page"_s);
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
    QList<Words> m_words;
    QList<std::pair<const QQuickItem *, QRectF>> m_targets;
};
} // namespace

QStringList auditScreen(QQuickWindow &window, const ScreenRules &rules) { return Audit(window, rules).problems; }

} // namespace Peak
