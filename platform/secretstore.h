#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace Peak {

/**
 * Where secrets rest: one entry a name ("pos.api_key", "pii.key", "smtp.password"). Never in files we write, arguments,
 * environment or logs. Read and write wait for the operating system's answer, with a bound; call them at start-up and
 * from peakctl, not while a customer waits.
 */
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /**
     * NotFound when there is no such secret; Storage when the store itself is locked, broken or gone (the canary tells
     * the two apart), which never means "make a new one".
     */
    virtual Result<QByteArray> read(const QString &name) = 0;
    /** Unsupported where the store is read-only (systemd credentials). */
    virtual Result<Ok> write(const QString &name, const QByteArray &value) = 0;
    /** Names only, sorted. */
    virtual Result<QStringList> names() = 0;
};

/** Larger values are refused, in bytes. A PEM key has about three thousand. */
constexpr qsizetype LargestSecret = 64 * 1024;

/** Invalid for anything but words of small letters and digits joined by dots, dashes or underscores, at most 64. */
Result<Ok> checkSecretName(const QString &name);

/** The store `kind` of the configuration asks for: "keychain" or "credentials". */
Result<std::unique_ptr<SecretStore>> openSecretStore(const QString &kind);

} // namespace Peak
