#include "tests/platform/processstore.h"

#include "platform/keychainsecretstore.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

using namespace Peak;
using namespace Qt::StringLiterals;

// The answer's first byte: 'v' and the value, or 'e', the kind's number as a letter, and the message.
static QByteArray encoded(const Result<QByteArray> &result)
{
    if (result)
        return 'v' + *result;
    return QByteArray("e") + static_cast<char>('A' + static_cast<int>(result.error().kind))
        + result.error().message.toUtf8();
}

static Result<QByteArray> decoded(const QByteArray &answer)
{
    if (answer.startsWith('v'))
        return answer.mid(1);
    if (!answer.startsWith('e'))
        qFatal("the process of the store ended without an answer");
    return Error{static_cast<Error::Kind>(answer[1] - 'A'), QString::fromUtf8(answer.mid(2))};
}

static Result<QByteArray> answer(SecretStore &store, const QString &what, const QString &name)
{
    if (what == "read"_L1)
        return store.read(name);
    if (what == "names"_L1)
        return store.names().map([](const QStringList &names) { return names.join(u'\n').toUtf8(); });
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        qFatal("no stdin");
    return store.write(name, input.readAll()).map([](Ok) { return QByteArray(); });
}

ProcessStore::ProcessStore(QString marker, int patienceMs) : m_marker(std::move(marker)), m_patienceMs(patienceMs) { }

Result<QByteArray> ProcessStore::call(const QString &what, const QString &name, const QByteArray &input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(
        QCoreApplication::applicationFilePath(), {u"--store"_s, what, name, m_marker, QString::number(m_patienceMs)});
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return decoded(process.readAllStandardOutput());
}

int ProcessStore::serve(const QStringList &arguments)
{
    if (arguments.value(1) != "--store"_L1)
        return -1;
    KeychainSecretStore store(arguments.value(4), std::chrono::milliseconds(arguments.value(5).toInt()));
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return 1;
    output.write(encoded(answer(store, arguments.value(2), arguments.value(3))));
    return 0;
}

Result<QByteArray> ProcessStore::read(const QString &name) { return call(u"read"_s, name, {}); }

Result<Ok> ProcessStore::write(const QString &name, const QByteArray &value)
{
    return call(u"write"_s, name, value).map([](const QByteArray &) { return Ok{}; });
}

Result<QStringList> ProcessStore::names()
{
    return call(u"names"_s, {}, {}).map([](const QByteArray &names) {
        return QString::fromUtf8(names).split(u'\n', Qt::SkipEmptyParts);
    });
}
