#include "core/customermatch.h"

namespace Peak {

CustomerMatch matchCustomer(const QList<Customer> &found, QDate birthday)
{
    using Kind = CustomerMatch::Kind;
    QList<Customer> active;
    for (const auto &customer : found) {
        if (customer.active)
            active.append(customer);
    }
    if (active.isEmpty())
        return {Kind::Nobody};
    if (active.size() > 1) {
        if (!birthday.isValid())
            return {Kind::Several};
        active.removeIf([&](const Customer &customer) { return customer.contact.birthday != birthday; });
        if (active.size() != 1)
            return {Kind::Unclear};
    }
    return active.first().banned ? CustomerMatch{Kind::Refused} : CustomerMatch{Kind::One, active.first()};
}

int ageOn(QDate birthday, QDate today)
{
    if (!birthday.isValid() || birthday > today)
        return -1;
    const bool beforeBirthday = std::pair(today.month(), today.day()) < std::pair(birthday.month(), birthday.day());
    return today.year() - birthday.year() - (beforeBirthday ? 1 : 0);
}

} // namespace Peak
