#include "app/customer/problemtext.h"

using namespace Qt::StringLiterals;

namespace Peak {

QString ProblemText::of(const Problem &problem, const Formatting &formatting)
{
    switch (problem.code) {
    case Problem::Code::Empty:
        return tr("Your cart is empty.");
    case Problem::Code::TooManyLines:
        return tr("One order holds up to %1 different items. Please order the rest separately.").arg(problem.limit);
    case Problem::Code::UnknownProduct:
    case Problem::Code::NotForSale:
        return tr("This is no longer on our menu. Please remove it.");
    case Problem::Code::UnknownValue:
        return tr("This size is no longer on our menu. Please remove it.");
    case Problem::Code::QuantityTooSmall:
        return tr("Please choose at least one.");
    case Problem::Code::QuantityTooLarge:
        return tr("One order holds up to %1 of these.").arg(problem.limit);
    case Problem::Code::NotEnoughStock:
        return problem.limit == 0 ? tr("Just sold out. Please remove it.") : tr("Only %1 left.").arg(problem.limit);
    case Problem::Code::MedicalOnly:
        return tr("For medical patients only. Please remove it, or ask at the counter.");
    case Problem::Code::NotesTooLong:
        return tr("The note is too long.");
    case Problem::Code::CustomerRequired:
        return tr("We need your phone number for this order.");
    case Problem::Code::BadPhone:
        return tr("Please check the phone number: it has ten digits.");
    case Problem::Code::BadEmail:
        return tr("Please check the e-mail address.");
    case Problem::Code::TooYoung:
        return tr("We may only sell to customers of %1 years and older.").arg(problem.limit);
    case Problem::Code::LimitExceeded:
        return tr("%1: %2 in your cart, %3 allowed in one purchase.")
            .arg(problem.name, formatting.weight(problem.actual), formatting.weight(problem.limit));
    }
    Q_UNREACHABLE();
}

std::optional<qsizetype> ProblemText::lineOf(const Problem &problem)
{
    if (!problem.field.startsWith("items."_L1))
        return std::nullopt;
    bool isNumber = false;
    const auto line = problem.field.section(u'.', 1, 1).toLongLong(&isNumber);
    return isNumber ? std::optional<qsizetype>(line) : std::nullopt;
}

} // namespace Peak
