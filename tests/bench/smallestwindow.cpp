// The least a Qt Quick program can be: a yardstick for the start of the kiosk.

#include <QGuiApplication>
#include <QQuickView>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    QQuickView view;
    view.setSource(QUrl(u"qrc:/SmallestWindow.qml"_s));
    view.showFullScreen();
    return QGuiApplication::exec();
}
