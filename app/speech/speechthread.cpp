#include "app/speech/speechthread.h"

#include "core/logging.h"

#include <QTextToSpeech>

#include <memory>

namespace Peak {

/** Lives in the thread, and so does the connection to the speech service. */
class SpeechThread::Worker : public QObject {
public:
    void say(const QString &text, const QLocale &locale, double volume)
    {
        if (!m_speech) {
            m_speech = std::make_unique<QTextToSpeech>();
            if (m_speech->state() == QTextToSpeech::Error)
                qCWarning(lcKiosk) << "no speech service answers: the accessible mode stays silent";
        }
        if (m_speech->state() == QTextToSpeech::Error)
            return;
        m_speech->stop();
        if (m_speech->locale().language() != locale.language())
            m_speech->setLocale(locale);
        m_speech->setVolume(volume);
        m_speech->say(text);
    }

    void hush()
    {
        if (m_speech)
            m_speech->stop();
    }

private:
    std::unique_ptr<QTextToSpeech> m_speech;
};

SpeechThread::SpeechThread() : m_thread(new QThread), m_worker(new Worker)
{
    m_thread->setObjectName(QStringLiteral("speech"));
    m_worker->moveToThread(m_thread);
    QObject::connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

SpeechThread::~SpeechThread()
{
    constexpr unsigned long patience = 2000; // Milliseconds.
    if (!m_thread->isRunning()) {
        delete m_worker;
        delete m_thread;
        return;
    }
    m_thread->quit();
    // A speech service that never answers must not keep the kiosk from ending: then the thread goes with the process.
    if (m_thread->wait(patience))
        delete m_thread;
}

void SpeechThread::say(const QString &text, const QLocale &locale, double volume)
{
    if (!m_thread->isRunning())
        m_thread->start();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, text, locale, volume] { worker->say(text, locale, volume); });
}

void SpeechThread::hush()
{
    if (m_thread->isRunning())
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->hush(); });
}

} // namespace Peak
