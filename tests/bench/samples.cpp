#include "tests/bench/samples.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <sys/resource.h>

namespace Peak::Bench {

static double microseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

double cpuMicroseconds()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

/** A line of /proc/self/status, in KiB; -1 when it is not there. */
static long statusKilobytes(const char *field)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word != field)
            continue;
        long value = -1;
        status >> value;
        return value;
    }
    return -1;
}

// Not getrusage()'s ru_maxrss: a program that another one starts inherits the other's peak there.
long peakKilobytes() { return statusKilobytes("VmHWM:"); }

long residentKilobytes() { return statusKilobytes("VmRSS:"); }

double load()
{
    double average = -1;
    return ::getloadavg(&average, 1) == 1 ? average : -1;
}

void Samples::append(const Samples &other)
{
    m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
}

double Samples::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    auto sorted = m_values;
    const auto at = std::min(sorted.size() - 1, static_cast<size_t>(share * static_cast<double>(sorted.size())));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end());
    return sorted[at];
}

void Samples::print(const char *name) const
{
    std::printf("%-34s n %6zu   p50 %9.1f   p90 %9.1f   p99 %9.1f   longest %9.1f us\n", name, count(), median(),
        quantile(0.9), quantile(0.99), quantile(1));
    std::fflush(stdout);
}

double medianOf(const std::vector<double> &figures)
{
    Samples samples;
    for (const double figure : figures)
        samples.add(figure);
    return samples.median();
}

} // namespace Peak::Bench
