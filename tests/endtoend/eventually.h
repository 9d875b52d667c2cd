#pragma once

#include <QTest>

namespace Peak::EndToEnd {

/** Asks again until the answer is the expected one, for `ms` of real time; gives the last answer. */
template<class F, class T>
T lastAnswer(F ask, const T &expected, int ms)
{
    T last = ask();
    const auto isExpected = [&] {
        last = ask();
        return last == expected;
    };
    if (last != expected)
        (void)QTest::qWaitFor(isExpected, ms);
    return last;
}

} // namespace Peak::EndToEnd

/**
 * As QTRY_COMPARE_WITH_TIMEOUT, which counts its own pauses only and asks three times as long before it fails: too much
 * where every question is a call to another process.
 */
#define EVENTUALLY(actual, expected, ms)                                                                               \
    QCOMPARE(Peak::EndToEnd::lastAnswer([&] { return actual; }, expected, ms), expected)
