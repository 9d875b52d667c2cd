#pragma once

#include "app/speech/speaker.h"

#include <QThread>

namespace Peak {

/**
 * Speaks through the machine's speech service, in a thread of its own: connecting to the service may take seconds, and
 * it may not be there at all. Nothing is started before the first word.
 */
class SpeechThread : public Speaker {
public:
    SpeechThread();
    ~SpeechThread() override;

    void say(const QString &text, const QLocale &locale, double volume) override;
    void hush() override;

private:
    class Worker;

    QThread *m_thread;
    Worker *m_worker;
};

} // namespace Peak
