// Long lists of vendors, taken apart and packed.
#include "sync/pos/jsonmembersplitter.h"
#include "sync/pos/packedelements.h"
#include "tests/support/jsontext.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

class TestJsonLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreTakenApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count"); // -1: malformed.
        QTest::newRow("empty list") << QByteArray(" [ ] ") << 0;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF[1]") << 1;
        QTest::newRow("brackets in texts") << json("[{'a':'],[}\\\\'}, {'b':[1,[2]]},3]") << 3;
        QTest::newRow("cut in an object") << json("[{'a':1},{'b':") << -1;
        QTest::newRow("cut in a text") << json("[{'a':'x") << -1;
        QTest::newRow("cut behind an element") << json("[{'a':1}") << -1;
        QTest::newRow("cut behind a comma") << json("[{'a':1},") << -1;
        QTest::newRow("nothing between commas") << QByteArray("[1,,2]") << -1;
        QTest::newRow("more behind it") << QByteArray("[1]x") << -1;
        QTest::newRow("no list") << json("{'a':1}") << -1;
        QTest::newRow("web page") << QByteArray("<html>") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
    }
    void listsAreTakenApart()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        const auto packed = PackedElements::fromJson(text);
        QCOMPARE(packed ? int(packed->size()) : -1, count);
    }

    void packedElementsComeBackAsTheyWere()
    {
        QByteArray text("[");
        for (int i = 0; i < 1'000; ++i)
            text += (i > 0 ? "," : "") + QByteArray::number(i);
        const auto packed = PackedElements::fromJson(text + ']');
        QVERIFY(packed);
        const auto slice = packed->slice(100, 300); // Over several blocks.
        QCOMPARE(slice.size(), 300);
        QCOMPARE(slice.first(), "100");
        QCOMPARE(slice.last(), "399");
        QCOMPARE(packed->slice(990, 300).size(), 10);
        QVERIFY(packed->slice(1'000, 1).isEmpty());
    }

    void packedElementsTakeLittleRoom()
    {
        PackedElements packed;
        qsizetype size = 0;
        for (int i = 0; i < 2'000; ++i) {
            const auto element = "{\"name\":\"Tropical Bites No. " + QByteArray::number(i) + "\",\"description\":\""
                + QByteArray(1'000, 'x') + "\"}";
            size += element.size();
            packed.append(element);
        }
        QVERIFY2(packed.bytes() < size / 10, qPrintable(QString::number(packed.bytes())));
    }

    void elementsCanBeReadInAnyOrderAndWhileMoreCome()
    {
        PackedElements packed;
        for (int i = 0; i < 100; ++i) {
            packed.append(QByteArray::number(i));
            QCOMPARE(packed.at(i), QByteArray::number(i));
            QCOMPARE(packed.at(i / 3), QByteArray::number(i / 3));
        }
    }

    void aListInsideAnObjectIsTakenApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("elements");
        QTest::addColumn<QByteArray>("around"); // Empty: malformed.
        const QByteArrayList two{json("{'a':[1]}"), json("']}'")};
        const auto row = [](const char *name, const QByteArray &text, const QByteArrayList &elements,
                             const QByteArray &around) { QTest::newRow(name) << text << elements << around; };
        row("status first", json("{'status':200,'data':[{'a':[1]},']}']}"), two, json("{'data':[],'status':200}"));
        row("status last", json(" {'data' : [ {'a':[1]} , ']}' ] , 'status':200 } "), two,
            json("{'data':[],'status':200}"));
        row("no elements", json("{'data':[]}"), {}, json("{'data':[]}"));
        row("the name as a value", json("{'x':'data','y':[1],'data':[2]}"), {"2"},
            json("{'data':[],'x':'data','y':[1]}"));
        row("the name further inside", json("{'x':{'data':[1]},'data':[2]}"), {"2"},
            json("{'data':[],'x':{'data':[1]}}"));
        row("a quote in a name", json("{'\\'data':[1],'data':[2]}"), {"2"}, json("{'\\'data':[1],'data':[]}"));
        row("cut in the list", json("{'data':[1,"), {"1"}, {});
        row("cut behind the list", json("{'data':[1]"), {"1"}, {});
        row("more behind it", json("{'data':[1]}x"), {"1"}, {});
        row("no such member", json("{'dat':[1]}"), {}, {});
        row("no list", json("{'data':null}"), {}, {});
        row("a list", json("[1]"), {}, {});
        row("web page", "<html>", {}, {});
        row("nothing", {}, {}, {});
        row("too much around", "{\"x\":\"" + QByteArray(100'000, 'x') + "\",\"data\":[1]}", {}, {});
    }
    void aListInsideAnObjectIsTakenApart()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, elements);
        QFETCH(QByteArray, around);
        for (const qsizetype size : {qsizetype(1), qsizetype(7), text.size() + 1}) { // However the pieces are cut.
            QByteArrayList found;
            JsonMemberSplitter splitter("data", [&found](const QByteArray &element) -> Result<Ok> {
                found.append(element);
                return Ok{};
            });
            Result<Ok> fed = Ok{};
            for (qsizetype from = 0; from < text.size() && fed; from += size)
                fed = splitter.feed(QByteArrayView(text).sliced(from, std::min(size, text.size() - from)));
            const auto object = fed ? splitter.finish() : Result<QJsonObject>(fed.error());
            QCOMPARE(found, elements);
            QCOMPARE(object.ok(), !around.isEmpty());
            if (object)
                QCOMPARE(QJsonDocument(*object).toJson(QJsonDocument::Compact), around);
            else
                QCOMPARE(object.error().kind, Error::Kind::Malformed);
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonLists)
#include "tst_jsonlists.moc"
