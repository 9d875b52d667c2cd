#pragma once

#include "sync/http/httptransport.h"
#include "sync/pictures/picturefetch.h"
#include "sync/pictures/picturekeeper.h"
#include "sync/pictures/pictureretries.h"

#include <QCoroTask>
#include <QThread>
#include <QTimer>

namespace Peak {

/**
 * Fetches the pictures of what the catalogue shows, one at a time, and looks again now and then for those that failed.
 * Network on the main thread; everything else in a thread that others go before.
 */
class PictureSync : public QObject {
    Q_OBJECT

public:
    PictureSync(HttpTransport &http, const Clock &clock, PictureKeeper::Settings settings, PictureFetchRules rules,
        QObject *parent = nullptr);
    ~PictureSync() override;

    /** Fetches what is missing. To be called when the catalogue changed. */
    void look();
    /** Begins nothing new. */
    void stop();

Q_SIGNALS:
    /** Nothing is left that may be asked for now. */
    void rested();

private:
    QCoro::Task<void> work();
    QCoro::Task<void> round();
    QCoro::Task<Result<bool>> bring(QString address);
    void note(const QString &address, const Result<bool> &outcome);

    HttpTransport &m_http;
    PictureFetchRules m_rules;
    PictureRetries m_retries;
    QThread m_thread;
    PictureKeeper *m_keeper; ///< Lives in m_thread, which deletes it.
    QTimer m_timer;
    bool m_busy = false;
    bool m_lookAgain = false;
    bool m_stopped = false;
};

} // namespace Peak
