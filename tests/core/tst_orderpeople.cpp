#include "core/storage/orderstore.h"
#include "tests/support/scratchbook.h"

#include <QFile>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum OrderStatus;

/** People's data: unreadable on the disk, and gone when it is to be forgotten. */
class TestOrderPeople : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    /** As if the POS had taken it. */
    void deliver(const Order &order, const QString &ticket)
    {
        PosOrder pos;
        pos.id = PosOrderId(ticket);
        const auto queue = m_book->outbox->list();
        for (const auto &entry : *queue) {
            if (entry.order == order.id)
                QVERIFY(m_book->outbox->settleDelivered(entry, pos).ok());
        }
    }

private Q_SLOTS:
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void peoplesDataIsNowhereInTheFiles()
    {
        OrderRequest request = ScratchBook::request();
        request.contact = {
            u"Bartholomew"_s, u"Quennell"_s, u"4155559137"_s, u"quennell@example.org"_s, QDate(1971, 3, 9)};
        m_book->add(request);
        m_book->close();
        const auto everything = [&] {
            QByteArray bytes;
            for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".id"_s}) {
                QFile file(m_book->data.ordersDatabase() + suffix);
                if (file.open(QIODevice::ReadOnly))
                    bytes += file.readAll();
            }
            return bytes;
        };
        QVERIFY(everything().contains("C-1")); // The test sees what is there.
        for (int pass = 0; pass < 2; ++pass) {
            for (const auto *planted : {"Bartholomew", "Quennell", "quennell", "4155559137", "1971-03-09"})
                QVERIFY2(!everything().contains(planted), planted);
            QVERIFY(m_book->open());
            QVERIFY(m_book->database->checkpoint().ok());
            m_book->close();
        }
    }

    void anotherKeyReadsNobody()
    {
        OrderRequest request = ScratchBook::request();
        request.contact.phone = u"4155559137"_s;
        const Order order = m_book->add(request);
        const auto other = *FieldCipher::fromHex(FieldCipher::makeKey());
        OrderStore blind(*m_book->database, *other, m_book->clock, m_book->identity);
        const auto read = blind.byId(order.id);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Storage);
    }

    void peopleAreForgottenOnceTheirOrdersAreDone()
    {
        OrderRequest request = ScratchBook::request();
        request.contact = {u"Ann"_s, u"Lee"_s, u"4155559137"_s, u"ann@example.com"_s, QDate(1980, 1, 1)};
        request.notes = u"for Ann"_s;
        const Order waiting = m_book->add(request);
        const Order delivered = m_book->add(request);
        const Order canceled = m_book->add(request);
        deliver(delivered, u"T-1"_s);
        QVERIFY(m_book->orders->changeStatus(canceled.id, Canceled, 1, Actor::system(), false).ok());
        m_book->clock.advance(24h);
        const Order recent = m_book->add(request);
        deliver(recent, u"T-2"_s);
        QVERIFY(OrderStore::hasPeople(*m_book->database).valueOr(false));

        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now() - 1h).valueOr(-1), 2);
        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now() - 1h).valueOr(-1), 0);

        for (const auto &id : {delivered.id, canceled.id}) {
            QVERIFY(m_book->order(id).contact.isEmpty());
            QVERIFY(m_book->order(id).notes.isEmpty());
            QCOMPARE(m_book->order(id).lines, request.lines);
        }
        for (const auto &id : {waiting.id, recent.id}) {
            QCOMPARE(m_book->order(id).contact, request.contact);
            QCOMPARE(m_book->order(id).notes, request.notes);
        }
        QCOMPARE(m_book->orders->page({.text = u"4155559137"_s}, 1, 10)->total, 2);
    }

    void forgottenKeysAreGoneFromTheFilesAtOnce()
    {
        OrderRequest request = ScratchBook::request();
        request.contact.firstName = u"Ann"_s;
        const Order order = m_book->add(request);
        deliver(order, u"T-1"_s);
        const auto key = m_book->database->row(
            u"SELECT row_key FROM order_customer"_s, {}, [](const Row &row) { return row.bytes(0); });
        QVERIFY((*key)->size() > 16);
        m_book->clock.advance(1h);
        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now()).valueOr(-1), 1);
        m_book->close();
        for (const auto &suffix : {u""_s, u"-wal"_s}) {
            QFile file(m_book->data.ordersDatabase() + suffix);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(**key), qPrintable(suffix));
        }
        QVERIFY(m_book->open());
        QVERIFY(!OrderStore::hasPeople(*m_book->database).valueOr(true));
    }
};

QTEST_GUILESS_MAIN(TestOrderPeople)
#include "tst_orderpeople.moc"
