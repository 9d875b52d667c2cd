#include "core/storage/orderdatabase.h"

#include "core/durablefile.h"
#include "core/logging.h"
#include "core/storage/orderschema.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Marker {
    QString instance;
    qint64 events = 0; ///< The number of the newest history entry when the marker was written.
};

QString markerPath(const DataDirectory &directory) { return directory.path() + u"/orders.db.id"_s; }

Error refused(const QString &message) { return {Error::Kind::Storage, message}; }

Result<std::optional<Marker>> readMarker(const DataDirectory &directory)
{
    QFile file(markerPath(directory));
    if (!file.exists())
        return std::optional<Marker>();
    if (!file.open(QIODevice::ReadOnly))
        return refused(u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()));
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    return std::optional(Marker{json["instance"_L1].toString(), json["events"_L1].toInteger()});
}

Result<Marker> markerOf(Database &database)
{
    const auto instance = database.row(
        u"SELECT value FROM meta WHERE key = 'instance'"_s, {}, [](const Row &row) { return row.text(0); });
    if (!instance)
        return instance.error();
    const auto events = database.number(u"SELECT max(seq) FROM order_event"_s);
    if (!events)
        return events.error();
    return Marker{instance->value_or(QString()), *events};
}

Result<Ok> writeMarker(const DataDirectory &directory, const Marker &marker)
{
    const QJsonObject json{{u"instance"_s, marker.instance}, {u"events"_s, marker.events}};
    return replaceFile(markerPath(directory), QJsonDocument(json).toJson());
}

bool standsThere(const QString &path) { return QFile::exists(path) || QFile::exists(path + u"-wal"_s); }

/** Without a marker the next start would begin anew by itself, whatever is missing. */
Result<Ok> ensureMarked(const DataDirectory &directory)
{
    return QFile::exists(markerPath(directory)) ? Ok{} : writeMarker(directory, {u"unknown"_s, 0});
}

/**
 * Gives the new name. The write-ahead log goes with its file: it holds orders that are nowhere else. The file goes
 * first, and for certain: a marked log without its file is refused at every start, the file alone would be opened.
 */
Result<QString> setAside(const DataDirectory &directory)
{
    const QString path = directory.ordersDatabase();
    WriteGate gate(path);
    const auto pass = gate.enter(); // Nobody is in the middle of a transaction that would go with the file.
    if (!pass)
        return pass.error();
    if (const auto marked = ensureMarked(directory); !marked)
        return marked.error();
    const QString name = path + u".broken-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString aside = name;
    for (int i = 2; standsThere(aside); ++i)
        aside = name + u'-' + QString::number(i);
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return refused(u"cannot set %1 aside"_s.arg(path + suffix));
        if (const auto synced = syncDirectory(directory.path()); !synced)
            return synced.error();
    }
    return aside;
}

std::unique_ptr<Database> connection(const QString &path, const QString &user)
{
    return std::make_unique<Database>(path, user, DatabaseOptions{.gated = true, .applicationId = orderApplicationId});
}

/** Whether what was opened is what the marker remembers. */
Result<Ok> recognise(Database &database, const Marker &remembered)
{
    const auto present = markerOf(database);
    if (!present)
        return present.error();
    if (present->instance != remembered.instance)
        return refused(u"%1 is not this kiosk's database"_s.arg(database.path()));
    if (present->events < remembered.events) {
        return refused(u"%1 is older than it was: its history ends at %2, it had reached %3"_s.arg(database.path())
                           .arg(present->events)
                           .arg(remembered.events));
    }
    return Ok{};
}

/** Whether the file is whole; an Error when that could not be found out. */
Result<bool> isWhole(Database &database, Inspection inspection)
{
    if (inspection == Inspection::Quick)
        return true;
    return database.quickCheck().map([&](const QString &found) {
        if (found != "ok"_L1)
            qCCritical(lcStorage) << "quick_check of" << database.path() << "says" << found;
        return found == "ok"_L1;
    });
}

Error setDamagedAside(const DataDirectory &directory, const QString &path)
{
    const auto aside = setAside(directory);
    if (!aside)
        return aside.error();
    qCCritical(lcStorage) << "the order database is damaged and was set aside as" << *aside;
    return refused(u"%1 is damaged and was set aside as %2"_s.arg(path, *aside));
}

} // namespace

Result<std::unique_ptr<Database>> openOrders(const DataDirectory &directory, const QString &user, Inspection inspection)
{
    const QString path = directory.ordersDatabase();
    WriteGate opening(path + u".open"_s);
    const auto pass = opening.enter(std::chrono::seconds(30));
    if (!pass)
        return pass.error();

    const auto marker = readMarker(directory);
    if (!marker)
        return marker.error();
    if (*marker && QFileInfo(path).size() == 0)
        return refused(u"%1 is missing or empty although this kiosk has had orders"_s.arg(path));

    auto database = connection(path, user);
    const auto opened = database->open(orderSchema());
    const auto whole = opened ? isWhole(*database, inspection) : Result<bool>(opened.error());
    const auto identify = [&] {
        return *marker ? recognise(*database, **marker) : rememberOrders(*database, directory);
    };
    const auto known = whole && *whole ? identify() : whole.map([](bool) { return Ok{}; });
    const bool damaged = database->damaged() || (whole && !*whole);
    if (known && !damaged)
        return database;
    database.reset();
    return damaged ? setDamagedAside(directory, path) : known.error();
}

Result<Ok> rememberOrders(Database &database, const DataDirectory &directory)
{
    // As a writer: then what it read is on the disk for certain, and the marker never knows more than the database.
    return database.write([&] { return markerOf(database); }).andThen([&](const Marker &marker) {
        return writeMarker(directory, marker);
    });
}

Result<QString> startNewOrders(const DataDirectory &directory)
{
    const QString path = directory.ordersDatabase();
    WriteGate opening(path + u".open"_s);
    const auto pass = opening.enter();
    if (!pass)
        return pass.error();
    const auto aside = standsThere(path) ? setAside(directory) : Result<QString>(QString());
    if (!aside)
        return aside;
    if (QFile::exists(markerPath(directory)) && !QFile::remove(markerPath(directory)))
        return refused(u"cannot remove %1"_s.arg(markerPath(directory)));
    if (const auto synced = syncDirectory(directory.path()); !synced)
        return synced.error();
    return aside;
}

} // namespace Peak
