#pragma once

#include <QString>

#include <chrono>
#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

namespace Peak {

/** A failure, classified by what the caller may do about it. */
struct Error {
    enum class Kind {
        Unreachable, ///< Nothing was sent. Sending again is safe.
        Throttled, ///< Not now: wait for retryAfter.
        Unauthorized, ///< Credentials are missing or stale.
        InDoubt, ///< Sent, but no answer came. Look the order up before anything else.
        Malformed, ///< An answer came that does not have its documented shape.
        Rejected, ///< Understood and refused. Only a person can resolve it.
        NotFound, ///< Understood: there is no such thing. A negative answer, not a fault.
        Conflict, ///< It changed meanwhile. Read it again before deciding.
        Unsupported, ///< This vendor cannot do it. Never faked.
        Invalid, ///< What we were given breaks a rule; `field` says where.
        Storage, ///< The local database refused.
    };

    Kind kind = Kind::Storage;
    QString message; ///< English, for the log. Free of secrets and people's data.
    std::chrono::seconds retryAfter{0}; ///< Only with Throttled; 0 when the other side named no time.
    QString field{}; ///< Only with Invalid: the path of the offending member, "items.0.quantity".
    bool alreadyThere = false; ///< Only with InDoubt: the other side refused because it has it. Never sent again.

    friend bool operator==(const Error &, const Error &) = default;
};

/** The word of a kind in logs, in the database and in `delivery_error`. */
QString toWord(Error::Kind kind);

/** The value of a Result that has nothing to say but yes. */
struct Ok {
    friend bool operator==(Ok, Ok) = default;
};

/** Either a value or the reason why there is none. */
template<class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) // NOLINT(google-explicit-constructor): `return value;` is the point
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor): `return error;` is the point
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(value()); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    [[nodiscard]] const T &value() const
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &value()
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

    /** What `next` makes of the value, or the error untouched. `next` returns a Result. */
    template<class F>
    auto andThen(F &&next) const -> std::invoke_result_t<F, const T &>
    {
        if (!ok())
            return error();
        return std::invoke(std::forward<F>(next), value());
    }

    /** The value turned into another by a function that cannot fail. */
    template<class F>
    auto map(F &&change) const -> Result<std::invoke_result_t<F, const T &>>
    {
        if (!ok())
            return error();
        return std::invoke(std::forward<F>(change), value());
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace Peak
