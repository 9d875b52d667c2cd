// CheckoutController: who is this?
#include "app/customer/checkoutcontroller.h"
#include "app/customer/problemtext.h"
#include "core/enumtable.h"
#include "core/logging.h"

using namespace Qt::StringLiterals;

namespace Peak {

using Method = CheckoutController::Method;

static constexpr Word<Method> methodWords[] = {
    {"phone"_L1, Method::ByPhone},
    {"email"_L1, Method::ByEmail},
    {"name"_L1, Method::ByName},
    {"member_id"_L1, Method::ByMemberId},
};

QDate CheckoutController::today() const
{
    return toDateTime(m_parts.clock.now()).toTimeZone(m_parts.config.timeZone).date();
}

/** The usual one first; the phone number where nobody has told. */
QList<Method> CheckoutController::methods() const
{
    QList<Method> methods;
    for (const auto &word : m_parts.agent.abilities().identities) {
        if (const auto method = valueOf(methodWords, word))
            methods.append(*method);
    }
    return methods.isEmpty() ? QList{Method::ByPhone} : methods;
}

QList<int> CheckoutController::otherMethods() const
{
    QList<int> others;
    for (const auto method : methods()) {
        if (method != m_method)
            others.append(static_cast<int>(method));
    }
    return others;
}

bool CheckoutController::guestsAreWelcome() const
{
    return m_parts.config.customers.guests && !m_parts.agent.abilities().needsCustomer;
}

void CheckoutController::startIdentity()
{
    if (!methods().contains(m_method) || m_phone.isEmpty())
        m_method = methods().first();
    Q_EMIT identityChanged();
    go(Step::Phone);
}

void CheckoutController::forgetIdentity()
{
    ++m_search;
    m_customer = {};
    m_contact = {};
    m_medical = false;
    m_named = false;
    m_birthdayDigits.clear();
    m_found.clear();
}

void CheckoutController::useMethod(int method)
{
    if (m_step != Step::Phone || !methods().contains(static_cast<Method>(method)))
        return;
    m_method = static_cast<Method>(method);
    setProblem({});
    Q_EMIT identityChanged();
}

void CheckoutController::addDigit(const QString &digit)
{
    if (digit.size() != 1 || digit[0] < u'0' || digit[0] > u'9')
        return;
    if (m_step == Step::Phone && !isPhoneComplete())
        m_phone += digit;
    else if (m_step == Step::Birthday && !isBirthdayComplete())
        m_birthdayDigits += digit;
    else
        return;
    setProblem({});
    Q_EMIT identityChanged();
}

void CheckoutController::removeDigit()
{
    (m_step == Step::Birthday ? m_birthdayDigits : m_phone).chop(1);
    setProblem({});
    Q_EMIT identityChanged();
}

void CheckoutController::confirmPhone()
{
    if (m_step != Step::Phone || !isPhoneComplete())
        return;
    const auto phone = normalisedPhone(m_phone);
    if (!phone) {
        setProblem(tr("This does not look like a phone number. Please check the area code."), u"phone"_s);
        return;
    }
    forgetIdentity();
    m_contact.phone = *phone;
    CustomerQuery query;
    query.phone = *phone;
    search(query);
}

void CheckoutController::confirmEmail(const QString &email)
{
    if (m_step != Step::Phone)
        return;
    const auto address = normalisedEmail(email);
    if (!address) {
        setProblem(
            tr("This does not look like an e-mail address. It needs an @ and an ending such as .com."), u"email"_s);
        return;
    }
    forgetIdentity();
    m_contact.email = *address;
    CustomerQuery query;
    query.email = *address;
    search(query);
}

void CheckoutController::confirmMember(const QString &id)
{
    const QString member = id.simplified().left(64);
    if (m_step != Step::Phone || member.isEmpty())
        return;
    forgetIdentity();
    CustomerQuery query;
    query.id = CustomerId(member);
    search(query);
}

void CheckoutController::searchName(const QString &firstName, const QString &lastName)
{
    if (m_step != Step::Phone)
        return;
    forgetIdentity();
    m_contact.firstName = firstName.simplified();
    m_contact.lastName = lastName.simplified();
    if (m_contact.firstName.isEmpty() || m_contact.lastName.isEmpty()) {
        setProblem(tr("Please tell us your first and last name."), u"name"_s);
        return;
    }
    // A name alone names nobody: the birthday has to fit as well.
    go(Step::Birthday);
    Q_EMIT identityChanged();
}

void CheckoutController::orderAsGuest()
{
    if (m_step != Step::Phone || !guestsAreWelcome())
        return;
    m_phone.clear();
    forgetIdentity();
    Q_EMIT identityChanged();
    go(Step::Name);
}

void CheckoutController::search(const CustomerQuery &query)
{
    if (!m_parts.config.hasPos() || (m_parts.agent.hasAgent() && !m_parts.agent.abilities().findCustomer)) {
        nameUnknown(); // Nobody can be asked who this is: the counter needs a name.
        return;
    }
    go(Step::Searching);
    m_parts.agent.findCustomer(
        query, [this, search = ++m_search](const Result<QList<Customer>> &found) { onCustomers(search, found); });
}

void CheckoutController::onCustomers(quint64 search, const Result<QList<Customer>> &found)
{
    if (m_step != Step::Searching || search != m_search)
        return;
    if (!found && found.error().kind != Error::Kind::NotFound) {
        qCInfo(lcKiosk) << "customer not looked up:" << toWord(found.error().kind);
        if (m_method == Method::ByMemberId)
            nameUnknown(); // An id alone would say nothing to the counter.
        else
            review(); // The agent finds the customer by this when it can; nobody waits for that.
        return;
    }
    m_found = found.valueOr({});
    judge(matchCustomer(m_found, m_contact.birthday));
}

void CheckoutController::judge(const CustomerMatch &match)
{
    // Somebody found by name alone is whoever has that birthday.
    const bool byName = m_method == Method::ByName;
    switch (match.kind) {
    case CustomerMatch::Kind::One:
        if (byName && match.customer.contact.birthday != m_contact.birthday)
            nameUnknown();
        else
            identify(match.customer);
        break;
    case CustomerMatch::Kind::Nobody:
        nameUnknown();
        break;
    case CustomerMatch::Kind::Several:
        go(Step::Birthday);
        break;
    case CustomerMatch::Kind::Unclear:
    case CustomerMatch::Kind::Refused:
        askStaff(match.kind);
        break;
    }
}

void CheckoutController::askStaff(CustomerMatch::Kind why)
{
    m_staffReason = why;
    Q_EMIT identityChanged();
    go(Step::AskStaff);
}

/** The POS does not know this customer, or could not be asked: a name goes on the order. */
void CheckoutController::nameUnknown()
{
    if (m_parts.config.hasPos() && !m_parts.config.customers.newCustomers) {
        askStaff(CustomerMatch::Kind::Nobody);
        return;
    }
    if (m_method == Method::ByName && m_contact.birthday.isValid()) {
        m_named = true; // Name and birthday are there already.
        review();
        return;
    }
    Q_EMIT identityChanged();
    go(Step::Name);
}

void CheckoutController::identify(const Customer &customer)
{
    const Contact typed = m_contact;
    m_customer = customer.id;
    m_contact = customer.contact;
    if (!typed.phone.isEmpty())
        m_contact.phone = typed.phone;
    m_contact.phone = normalisedPhone(m_contact.phone).value_or(QString());
    // The POS's typing errors are not the customer's.
    m_contact.email = normalisedEmail(m_contact.email).value_or(typed.email);
    m_medical = customer.medical;
    m_named = false;
    m_found.clear();
    review();
}

/** Where the POS makes a profile of a new customer, their age is part of it. */
bool CheckoutController::needsBirthday() const
{
    return m_parts.config.hasPos() && m_parts.agent.abilities().createCustomer && !m_contact.birthday.isValid()
        && !(m_contact.phone.isEmpty() && m_contact.email.isEmpty());
}

void CheckoutController::confirmName(const QString &firstName, const QString &lastName)
{
    if (m_step != Step::Name)
        return;
    m_contact.firstName = firstName.simplified();
    m_contact.lastName = lastName.simplified();
    if (m_contact.firstName.isEmpty() || m_contact.lastName.isEmpty()) {
        setProblem(tr("Please tell us your first and last name."), u"name"_s);
        return;
    }
    m_named = true;
    if (needsBirthday())
        go(Step::Birthday);
    else
        review();
}

void CheckoutController::confirmBirthday()
{
    if (m_step != Step::Birthday || !isBirthdayComplete())
        return;
    const auto birthday = QDate::fromString(m_birthdayDigits, u"MMddyyyy"_s);
    const int age = ageOn(birthday, today());
    if (age < 0 || age > 120) {
        setProblem(tr("There is no such day. First the month, then the day, then the year."), u"birthday"_s);
        return;
    }
    // Whom the POS knows may be a patient; their age is checked once it is known who they are.
    const bool isNew = m_named && m_found.isEmpty();
    const auto &ages = m_parts.config.customers;
    if (age < (isNew ? ages.minimumAge : std::min(ages.minimumAge, ages.medicalAge))) {
        const int needed = isNew ? ages.minimumAge : std::min(ages.minimumAge, ages.medicalAge);
        setProblem(ProblemText::of({{}, Problem::Code::TooYoung, needed}, m_parts.formatting), u"birthday"_s);
        return;
    }
    m_contact.birthday = birthday;
    if (isNew) {
        review();
    } else if (!m_found.isEmpty()) {
        judge(matchCustomer(m_found, birthday));
    } else {
        CustomerQuery query;
        query.firstName = m_contact.firstName;
        query.lastName = m_contact.lastName;
        search(query);
    }
}

QString CheckoutController::birthdayText() const
{
    QString text = m_birthdayDigits.leftJustified(8, u'_');
    return text.insert(4, u'/').insert(2, u'/');
}

QString CheckoutController::contactText() const
{
    return m_contact.phone.isEmpty() ? m_contact.email : Formatting::phone(m_contact.phone);
}

QString CheckoutController::staffText() const
{
    switch (m_staffReason) {
    case CustomerMatch::Kind::Nobody:
        return tr(
            "We could not find you. Your cart is safe: a member of staff can sign you up and finish this with you.");
    case CustomerMatch::Kind::Refused:
        return tr("We cannot finish this order here. Your cart is safe: a member of staff will help you.");
    default:
        return tr("We could not tell which customer you are. Your cart is safe: a member of staff can finish this with "
                  "you.");
    }
}

} // namespace Peak
