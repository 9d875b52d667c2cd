#include "core/hostport.h"
#include "core/storeconfigsections.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak::ConfigSections {

namespace {
constexpr QLatin1StringView smtpSecurities[] = {"none"_L1, "starttls"_L1, "tls"_L1};
constexpr QLatin1StringView printerKinds[] = {"escpos-tcp"_L1, "escpos-usb"_L1, "cups"_L1, "none"_L1};

bool isMailAddress(const QString &text)
{
    static const QRegularExpression shape(uR"(^[^\s@<>,;"]+@[^\s@<>,;"]+$)"_s);
    return shape.match(text).hasMatch();
}

void readSmtp(ConfigTable &notifications, SmtpSettings &smtp, Need need)
{
    auto table = notifications.table("smtp"_L1, need);
    table.read("host"_L1, smtp.host, Need::Required);
    table.read("port"_L1, smtp.port, {1, 65535});
    table.readWord("security"_L1, smtp.security, smtpSecurities);
    table.read("user"_L1, smtp.user);
    table.read("from"_L1, smtp.from, Need::Required);
    if (smtp.security == "none"_L1 && !smtp.host.isEmpty() && !isLoopbackHost(smtp.host))
        table.complain("security"_L1, u"\"none\" is for this machine only; use starttls or tls"_s);
    if (!smtp.from.isEmpty() && !isMailAddress(smtp.from))
        table.complain("from"_L1, u"must be an e-mail address"_s);
    table.refuseUnknownKeys();
}
} // namespace

void readNotifications(ConfigTable &root, NotificationSettings &settings)
{
    auto table = root.table("notifications"_L1);
    table.read("enabled"_L1, settings.enabled);
    const auto need = settings.enabled ? Need::Required : Need::Optional;
    table.read("title"_L1, settings.title, need);
    table.read("intro"_L1, settings.intro, need);
    table.read("recipients"_L1, settings.recipients, need);
    table.read("send_to_customer"_L1, settings.sendToCustomer);
    if (settings.enabled && table.has("recipients"_L1) && settings.recipients.isEmpty())
        table.complain("recipients"_L1, u"must name somebody while notifications are enabled"_s);
    for (const auto &recipient : std::as_const(settings.recipients)) {
        if (!isMailAddress(recipient))
            table.complain("recipients"_L1, u"has an entry that is no e-mail address: \"%1\""_s.arg(recipient));
    }
    readSmtp(table, settings.smtp, need);
    table.refuseUnknownKeys();
}

void readPrinter(ConfigTable &root, PrinterSettings &printer)
{
    auto table = root.table("printer"_L1);
    table.readWord("kind"_L1, printer.kind, printerKinds, Need::Required);
    const auto need = printer.kind == "none"_L1 ? Need::Optional : Need::Required;
    table.read("address"_L1, printer.address, need);
    if (printer.kind == "escpos-tcp"_L1 && !printer.address.isEmpty()) {
        if (const auto address = HostPort::parse(printer.address); !address)
            table.complain("address"_L1, address.error().message);
    }
    table.refuseUnknownKeys();
}

} // namespace Peak::ConfigSections
