#include "sync/pictures/picturesync.h"

#include "core/picturename.h"
#include "sync/http/networktransport.h"
#include "tests/support/democatalog.h"
#include "tests/support/manualclock.h"
#include "tests/support/picturebytes.h"
#include "tests/support/pictureserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** The real thing from the catalogue's file over TLS to the folder; only the time is turned by hand. */
class TestPictureSync : public QObject {
    Q_OBJECT

private:
    struct Rig {
        explicit Rig(PictureServer::Security security = PictureServer::Security::Tls, qint64 size = 1'000'000)
            : server(security),
              http(*NetworkTransport::make(
                  clock, {.extraCaFile = security == PictureServer::Security::Tls ? server.caFile() : QString()})),
              settings{.folder = dir.filePath(u"pictures"_s),
                  .catalogDatabase = dir.filePath(u"catalog.db"_s),
                  .limits = {size, 0}}
        {
        }
        ~Rig()
        {
            if (sync)
                sync->stop();
        }

        void sell(const QList<QStringList> &images)
        {
            QList<Product> products;
            for (int i = 0; i < images.size(); ++i) {
                products.append(plainProduct(u"P-%1"_s.arg(i), u"Product %1"_s.arg(i), 100, 5));
                products.last().images = images[i];
            }
            if (!fillCatalog(settings.catalogDatabase, products))
                qFatal("no catalogue");
        }
        void start() { sync = std::make_unique<PictureSync>(*http, clock, settings, rules); }
        /** One look, to its end. */
        bool look()
        {
            if (!sync)
                start();
            QSignalSpy rested(sync.get(), &PictureSync::rested);
            sync->look();
            return !rested.isEmpty() || rested.wait(20'000); // It may have nothing to wait for.
        }
        bool has(const QString &address) const { return QFile::exists(settings.folder + u'/' + pictureName(address)); }
        int files() const { return static_cast<int>(QDir(settings.folder).entryList(QDir::Files).size()); }

        ManualClock clock;
        QTemporaryDir dir;
        PictureServer server;
        std::unique_ptr<NetworkTransport> http;
        PictureKeeper::Settings settings;
        PictureFetchRules rules{.largestBody = 200'000, .timeout = 500ms};
        std::unique_ptr<PictureSync> sync;
    };

private Q_SLOTS:
    void whatTheCatalogueShowsIsFetchedOnce()
    {
        Rig rig;
        for (const auto &path : {u"/a.png"_s, u"/b.png"_s, u"/c.png"_s})
            rig.server.serve(path, pictureBytes({64, 48}));
        const auto address = [&](const QString &path) { return rig.server.address(path); };
        rig.sell({{address(u"/a.png"_s), address(u"/c.png"_s)}, {address(u"/b.png"_s)}, {address(u"/a.png"_s)}, {}});
        QVERIFY(rig.look());
        QCOMPARE(rig.server.asked, (QStringList{u"/a.png"_s, u"/b.png"_s, u"/c.png"_s})); // First pictures first.
        QVERIFY(rig.server.accepts.contains("image/png"));
        QCOMPARE(rig.files(), 3);
        QCOMPARE(QImage(rig.settings.folder + u'/' + pictureName(address(u"/a.png"_s))).size(), QSize(64, 48));

        QVERIFY(rig.look());
        rig.sync.reset(); // Also after a restart.
        QVERIFY(rig.look());
        QCOMPARE(rig.server.asked.size(), 3);
    }

    void hiddenProductsHaveNone()
    {
        Rig rig;
        auto hidden = plainProduct(u"P"_s, u"Hidden"_s, 100, 5);
        hidden.images = {rig.server.address(u"/a.png"_s)};
        hidden.visible = false;
        QVERIFY(fillCatalog(rig.settings.catalogDatabase, {hidden, plainProduct(u"Q"_s, u"Q"_s, 100, 5)}).ok());
        QVERIFY(rig.look());
        QVERIFY(rig.server.asked.isEmpty());
    }

    void withoutACatalogueNothingHappens()
    {
        Rig rig;
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 0);
    }

    void awkwardServersLeaveThePlaceholder_data()
    {
        const auto png = pictureBytes({300, 300});
        QTest::addColumn<HttpServerResponse>("answer");
        QTest::newRow("not there") << HttpServerResponse{404, "{}"};
        QTest::newRow("gone") << HttpServerResponse{410, "{}"};
        QTest::newRow("forbidden") << HttpServerResponse{403, "{}"};
        QTest::newRow("a web page") << HttpServerResponse{200, "<html>Sign in</html>", "image/png"};
        QTest::newRow("half of it") << HttpServerResponse{200, png.first(png.size() / 2), "image/png"};
        QTest::newRow("nothing") << HttpServerResponse{200, {}, "image/png"};
        QTest::newRow("too large") << HttpServerResponse{200, png + QByteArray(200'000, 'x'), "image/png"};
        QTest::newRow("no content") << HttpServerResponse{204, {}, {}};
        QTest::newRow("not modified, unasked") << HttpServerResponse{304, {}, {}};
        QTest::newRow("a redirect to nowhere") << HttpServerResponse{302, {}, {}};
        QTest::newRow("a redirect to plain http")
            << HttpServerResponse{302, {}, {}, {{"Location", "http://127.0.0.1:1/x.png"}}};
        QTest::newRow("a redirect to a file") << HttpServerResponse{302, {}, {}, {{"Location", "file:///etc/hosts"}}};
        QTest::newRow("a redirect to itself") << HttpServerResponse{301, {}, {}, {{"Location", "/x.png"}}};
    }

    void awkwardServersLeaveThePlaceholder()
    {
        QFETCH(HttpServerResponse, answer);
        Rig rig;
        rig.server.answers.insert(u"/x.png"_s, answer);
        rig.server.serve(u"/good.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}, {rig.server.address(u"/good.png"_s)}});
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 1); // The next one came nevertheless.
        QVERIFY(rig.has(rig.server.address(u"/good.png"_s)));
        const auto before = rig.server.asked.size();
        QVERIFY(before <= 2 + rig.rules.redirects);
        rig.clock.advance(23h);
        QVERIFY(rig.look());
        QCOMPARE(rig.server.asked.size(), before); // It is left alone for a day.
        rig.server.serve(u"/x.png"_s, pictureBytes({10, 10}));
        rig.clock.advance(1h);
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 2);
    }

    void redirectsAreFollowed()
    {
        Rig rig;
        rig.server.redirect(u"/x.png"_s, u"/y.png"_s);
        rig.server.redirect(u"/y.png"_s, rig.server.address(u"/z.png"_s));
        rig.server.serve(u"/z.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}});
        QVERIFY(rig.look());
        QVERIFY(rig.has(rig.server.address(u"/x.png"_s)));
    }

    void addressesThatMayNotBeAskedAreNot_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("plain http") << u"http://127.0.0.1:%1/x.png"_s;
        QTest::newRow("a file") << u"file:///etc/hosts"_s;
        QTest::newRow("a user") << u"https://me:secret@127.0.0.1:%1/x.png"_s;
        QTest::newRow("no address") << u"no address"_s;
        QTest::newRow("nothing") << u""_s;
    }

    void addressesThatMayNotBeAskedAreNot()
    {
        QFETCH(QString, address);
        Rig rig;
        const QUrl server(rig.server.address(u"/"_s));
        rig.sell({{address.contains(u'%') ? address.arg(server.port()) : address}});
        QVERIFY(rig.look());
        QVERIFY(rig.server.asked.isEmpty());
        QCOMPARE(rig.files(), 0);
    }

    void aPosOnThisMachineMayUsePlainHttp()
    {
        Rig rig(PictureServer::Security::Plain);
        rig.rules.httpOnLoopback = true;
        rig.server.serve(u"/x.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}, {u"http://example.com/x.png"_s}});
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 1);
    }

    void serversThatAreUnknownAreNotTrusted()
    {
        Rig rig;
        rig.http = *NetworkTransport::make(rig.clock, {});
        rig.server.serve(u"/x.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}});
        QVERIFY(rig.look());
        QVERIFY(rig.server.asked.isEmpty());
    }

    void aBrokenServerIsLeftAloneForAWhile()
    {
        Rig rig;
        QList<QStringList> images;
        for (int i = 0; i < 10; ++i) {
            const auto path = u"/%1.png"_s.arg(i);
            rig.server.answers.insert(path, {503, "{}"});
            images.append({rig.server.address(path)});
        }
        rig.sell(images);
        QVERIFY(rig.look());
        QCOMPARE(rig.server.asked.size(), 3); // Then it rests.
        QVERIFY(rig.look());
        QCOMPARE(rig.server.asked.size(), 3);
        for (int i = 0; i < 10; ++i)
            rig.server.serve(u"/%1.png"_s.arg(i), pictureBytes({10, 10}));
        rig.clock.advance(1min);
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 7);
        rig.clock.advance(10min); // Those that failed themselves wait longer.
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 10);
    }

    void aSlowServerDoesNotHoldUpOthers()
    {
        Rig rig;
        PictureServer other(PictureServer::Security::Plain);
        rig.rules.httpOnLoopback = true;
        rig.server.silent = {u"/x.png"_s};
        other.serve(u"/y.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}, {other.address(u"/y.png"_s)}});
        QVERIFY(rig.look());
        QVERIFY(rig.has(other.address(u"/y.png"_s)));
    }

    void whatTheCatalogueDropsGoesWhenRoomIsNeeded()
    {
        Rig rig;
        QStringList addresses;
        for (int i = 0; i < 6; ++i) {
            const auto path = u"/%1.png"_s.arg(i);
            rig.server.serve(path, pictureBytes({400, 400}, qRgb(40 * i, 0, 0)));
            addresses.append(rig.server.address(path));
        }
        rig.sell({{addresses[0]}, {addresses[1]}, {addresses[2]}});
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 3);
        const auto size = QFileInfo(rig.settings.folder + u'/' + pictureName(addresses[0])).size();

        rig.sync.reset();
        rig.settings.limits.size = 4 * size + size / 2;
        rig.sell({{addresses[2]}, {addresses[3]}, {addresses[4]}});
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 4);
        for (const int wanted : {2, 3, 4})
            QVERIFY(rig.has(addresses[wanted]));

        // More than fits: what matters most is there, and nothing is fetched over and over.
        rig.sell({{addresses[5], addresses[0], addresses[1]}, {addresses[2]}, {addresses[3]}, {addresses[4]}});
        QVERIFY(rig.look());
        for (const int wanted : {2, 3, 4, 5})
            QVERIFY(rig.has(addresses[wanted]));
    }

    void aFolderThatWentAwayIsFilledAgain()
    {
        Rig rig;
        rig.server.serve(u"/x.png"_s, pictureBytes({10, 10}));
        rig.sell({{rig.server.address(u"/x.png"_s)}});
        QVERIFY(rig.look());
        QVERIFY(QDir(rig.settings.folder).removeRecursively());
        QVERIFY(rig.look());
        QCOMPARE(rig.files(), 1);
    }

    void anEndInTheMiddleIsQuiet()
    {
        Rig rig;
        rig.rules.timeout = 30s;
        rig.server.silent = {u"/x.png"_s};
        rig.sell({{rig.server.address(u"/x.png"_s)}, {rig.server.address(u"/y.png"_s)}});
        rig.start();
        QSignalSpy rested(rig.sync.get(), &PictureSync::rested);
        rig.sync->look();
        QTRY_COMPARE(rig.server.asked.size(), 1);
        rig.sync->stop();
        rig.http->abortAll();
        QTRY_COMPARE(rested.size(), 1);
        QCOMPARE(rig.server.asked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPictureSync)
#include "tst_picturesync.moc"
