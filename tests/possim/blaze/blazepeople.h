#pragma once

#include "tests/possim/blaze/blazereply.h"
#include "tests/possim/simulator.h"

namespace Peak::Possim {

/** The people the store knows: consumers, who order, and members, whom staff have accepted. */
class BlazePeople {
public:
    explicit BlazePeople(const StoreSetup &setup);

    // Consumers
    HttpServerResponse find(const HttpServerRequest &request) const;
    HttpServerResponse byId(const QString &cuid) const;
    HttpServerResponse registerUser(const HttpServerRequest &request);
    HttpServerResponse login(const HttpServerRequest &request) const;
    HttpServerResponse update(const HttpServerRequest &request);
    HttpServerResponse addPhoto(const QString &member, const HttpServerRequest &request);

    // Members
    HttpServerResponse membersByPhone(const HttpServerRequest &request) const;
    HttpServerResponse memberByEmail(const QString &email) const;
    HttpServerResponse membersByLicence(const HttpServerRequest &request) const;
    HttpServerResponse membersByBirthday(const HttpServerRequest &request) const;
    HttpServerResponse membersInRange(const HttpServerRequest &request) const;
    HttpServerResponse member(const QString &id) const;
    HttpServerResponse createMember(const HttpServerRequest &request);
    HttpServerResponse updateMember(const QString &id, const HttpServerRequest &request);
    HttpServerResponse limits(const QString &id, bool remaining) const;

    /** Empty when there is none. */
    [[nodiscard]] QJsonObject consumer(const QString &cuid) const;
    /** Whether the store's staff have accepted this consumer. */
    [[nodiscard]] static bool isAccepted(const QJsonObject &consumer);
    [[nodiscard]] bool isBanned(const QString &cuid) const;
    /** Staff accept a consumer; returns the member's id. */
    QString accept(const QString &cuid);

    /** Changes the consumer of "id" (or "customer_id"), or adds one; "banned" and "accepted" go to the member. */
    Result<QJsonObject> put(const QJsonObject &members);

private:
    [[nodiscard]] HttpServerResponse nobody() const;
    [[nodiscard]] HttpServerResponse membersWith(
        const HttpServerRequest &request, const std::function<bool(const QJsonObject &)> &isWanted) const;
    QJsonObject addConsumer(const QJsonObject &members, bool accepted);
    void addMember(const QJsonObject &consumer);

    const StoreSetup &m_setup;
    QList<QJsonObject> m_consumers;
    QList<QJsonObject> m_members;
    int m_nextNumber = 1301;
};

} // namespace Peak::Possim
