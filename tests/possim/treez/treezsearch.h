#pragma once

#include "tests/possim/treez/treeztickets.h"

namespace Peak::Possim {

/** The lists of tickets. New tickets appear in them only after the visibility delay. */
class TreezSearch {
public:
    TreezSearch(const StoreSetup &setup, const TreezTickets &tickets);

    /** The parts after ".../ticket/", from the word that names the list on. Nothing when it is no list. */
    [[nodiscard]] std::optional<HttpServerResponse> answer(
        const QStringList &parts, const HttpServerRequest &request) const;
    static bool isList(const QStringList &parts);

private:
    using Wanted = std::function<bool(const Ticket &)>;

    [[nodiscard]] HttpServerResponse page(const Wanted &isWanted, const QString &number, const QString &size,
        const HttpServerRequest &request, bool byUpdate = false) const;
    [[nodiscard]] HttpServerResponse byDay(const QStringList &parts, const HttpServerRequest &request) const;
    [[nodiscard]] HttpServerResponse changedAfter(
        const QString &stamp, const QString &number, const QString &size, const HttpServerRequest &request) const;

    const StoreSetup &m_setup;
    const TreezTickets &m_tickets;
};

} // namespace Peak::Possim
