#include "app/customer/appearance.h"

#include <QRegularExpression>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static AppearanceSettings withAccent(const QString &accent)
{
    AppearanceSettings settings;
    settings.accent = accent;
    return settings;
}

class TestAppearance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsWhatWcagSays_data()
    {
        QTest::addColumn<QColor>("one");
        QTest::addColumn<QColor>("other");
        QTest::addColumn<double>("ratio");

        QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("white on black") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
        QTest::newRow("equal") << QColor(Qt::red) << QColor(Qt::red) << 1.0;
        // The last grey of WCAG's technique G18 that passes on white.
        QTest::newRow("the grey that just passes") << QColor(0x76, 0x76, 0x76) << QColor(Qt::white) << 4.54;
    }

    void contrastIsWhatWcagSays()
    {
        QFETCH(QColor, one);
        QFETCH(QColor, other);
        QFETCH(double, ratio);
        QVERIFY(std::abs(contrast(one, other) - ratio) < 0.01);
    }

    void everyShopsColourCanBeRead_data()
    {
        QTest::addColumn<QString>("accent");
        for (const char *accent :
            {"#FFFFFF", "#FFFF00", "#00FF00", "#FFA500", "#00BFFF", "#FF69B4", "#808080", "#FAF8F4"})
            QTest::newRow(accent) << QString::fromLatin1(accent);
    }

    void everyShopsColourCanBeRead()
    {
        QFETCH(QString, accent);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"accent %1 cannot be read"_s.arg(accent)));
        const Appearance appearance(withAccent(accent));
        QVERIFY(contrast(appearance.accent(), Appearance::surface()) >= ReadableContrast);
        QVERIFY(contrast(appearance.accent(), appearance.accentSoft()) >= ReadableContrast);
        QVERIFY(contrast(appearance.accent(), Qt::white) >= ReadableContrast);
        QVERIFY(contrast(appearance.accentPressed(), Qt::white) >= ReadableContrast);
        QVERIFY(contrast(appearance.strongAccent(), Qt::white) >= StrongContrast);
    }

    void aColourThatCanBeReadStaysAsItIs_data()
    {
        QTest::addColumn<QString>("accent");
        QTest::newRow("ours") << u"#0B6B4F"_s;
        QTest::newRow("navy") << u"#123A6B"_s;
        QTest::newRow("black") << u"#000000"_s;
    }

    void aColourThatCanBeReadStaysAsItIs()
    {
        QFETCH(QString, accent);
        QCOMPARE(Appearance(withAccent(accent)).accent(), QColor(accent));
    }

    void aLogoThatIsNotThereIsLeftOut()
    {
        AppearanceSettings settings;
        settings.logo = u"/nowhere/logo.svg"_s;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"logo cannot be read"_s));
        QVERIFY(Appearance(settings).logo().isEmpty());
    }

    void reachEndsWhereASeatedPersonsArmDoes()
    {
        AppearanceSettings settings;
        settings.lowerEdgeMm = 900;
        QCOMPARE(Appearance(settings).reachMm(), 320.0);
    }
};

QTEST_GUILESS_MAIN(TestAppearance)
#include "tst_appearance.moc"
