#pragma once

#include <chrono>
#include <vector>

namespace Peak::Bench {

using Stopwatch = std::chrono::steady_clock;

/** Microseconds since `begin`. */
inline double microsecondsSince(Stopwatch::time_point begin)
{
    return std::chrono::duration<double, std::micro>(Stopwatch::now() - begin).count();
}

/** User and system time of this process so far, all threads, in microseconds. */
double cpuMicroseconds();
/** The largest memory this process has had resident since its program was started, in KiB. */
long peakKilobytes();
/** What it has resident now, in KiB. */
long residentKilobytes();
/** The machine's load of the last minute. */
double load();

/** Times of one thing done many times, in microseconds. */
class Samples {
public:
    void add(double microseconds) { m_values.push_back(microseconds); }
    void append(const Samples &other);
    [[nodiscard]] size_t count() const { return m_values.size(); }
    /** `share` of all values are not above it; 0.5 is the median, 1 the longest. 0 without any. */
    [[nodiscard]] double quantile(double share) const;
    [[nodiscard]] double median() const { return quantile(0.5); }

    /** One line: the name, how many, p50, p90, p99 and the longest. */
    void print(const char *name) const;

private:
    std::vector<double> m_values;
};

/** The middle of a few figures, one a round. */
double medianOf(const std::vector<double> &figures);

} // namespace Peak::Bench
