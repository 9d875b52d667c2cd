// From exec to the first frame that can be used, seen from outside: starts a program on an X server and waits until one
// pixel of the screen has a colour. Then the memory of the program and its children.
// usage: bench_start NAME X Y RRGGBB COMMAND…      (X Y 0 0 and no such colour: prints the colours it sees, to find
// one)

#include "tests/bench/samples.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Peak::Bench;

static constexpr unsigned colourMask = 0xffffff;
static constexpr double patience = 20e6; ///< Microseconds.
static constexpr unsigned settling = 3; ///< Seconds until memory is read.

static unsigned colourAt(Display *display, int x, int y)
{
    XImage *image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
    const auto colour = static_cast<unsigned>(XGetPixel(image, 0, 0)) & colourMask;
    XDestroyImage(image);
    return colour;
}

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** The process and those it started, which all are in its process group. */
static QStringList groupOf(pid_t leader)
{
    QStringList processes;
    for (const auto &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const auto stat = contents(u"/proc/%1/stat"_s.arg(entry));
        const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 3 && fields[2].toInt() == leader)
            processes.append(entry);
    }
    return processes;
}

/** Proportional share of all memory, in KiB. */
static long pssOf(const QStringList &processes)
{
    long pss = 0;
    for (const auto &process : processes) {
        for (const auto &line : contents(u"/proc/%1/smaps_rollup"_s.arg(process)).split('\n')) {
            if (line.startsWith("Pss:"))
                pss += line.mid(4).trimmed().chopped(3).trimmed().toLong();
        }
    }
    return pss;
}

static pid_t start(char **command)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);
        ::execvp(command[0], command);
        ::_exit(127);
    }
    return child;
}

static void stop(pid_t child)
{
    ::kill(-child, SIGTERM);
    for (int i = 0; i < 50; ++i) {
        if (::waitpid(child, nullptr, WNOHANG) == child)
            return;
        ::usleep(100'000);
    }
    ::kill(-child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

int main(int argc, char *argv[])
{
    Display *display = XOpenDisplay(nullptr);
    if (display == nullptr || argc < 6) {
        std::fprintf(stderr, "usage: bench_start NAME X Y RRGGBB COMMAND… (with DISPLAY)\n");
        return 2;
    }
    const int x = std::atoi(argv[2]);
    const int y = std::atoi(argv[3]);
    const auto wanted = static_cast<unsigned>(std::strtoul(argv[4], nullptr, 16));
    // Xvfb keeps the picture of the window before.
    XSetWindowBackground(display, DefaultRootWindow(display), 0);
    XClearWindow(display, DefaultRootWindow(display));
    XSync(display, False);

    const auto begin = Stopwatch::now();
    const pid_t child = start(argv + 5);
    unsigned seen = 0;
    double time = 0;
    while (seen != wanted && time < patience) {
        ::usleep(1000);
        seen = colourAt(display, x, y);
        time = microsecondsSince(begin);
    }
    ::sleep(settling);
    const auto processes = groupOf(child);
    std::printf("%-34s %s %6.0f ms   PSS %6.1f MB in %lld processes\n", argv[1], seen == wanted ? "      " : "FAILED",
        time / 1000, static_cast<double>(pssOf(processes)) / 1024, static_cast<long long>(processes.size()));
    if (seen != wanted)
        std::printf("   the colour there is %06x\n", colourAt(display, x, y));
    stop(child);
    XCloseDisplay(display);
    return seen == wanted ? 0 : 1;
}
