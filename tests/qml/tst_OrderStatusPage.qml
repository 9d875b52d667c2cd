import QtQuick
import QtTest
import Peak.App
import Peak.Ui
import Peak.Testing

Item {
    id: screen

    width: 1080
    height: 1880

    Component {
        id: shopMaker

        ShopUnderTest {}
    }

    Component {
        id: pagesMaker

        CustomerPages {
            anchors.fill: parent
        }
    }

    TestCase {
        id: test

        property var shop
        property var pages

        name: "OrderStatusPage"
        when: windowShown

        function init() {
            Theme.mm = 4.03;
            shop = shopMaker.createObject(null);
            pages = createTemporaryObject(pagesMaker, screen, {"kiosk": shop.kiosk});
        }

        function touchItem(name) {
            let item = null;
            tryVerify(() => (item = findChild(pages, name)) !== null && item.visible, 2000, name + " is there");
            touchEvent(item).press(0, item).commit();
            touchEvent(item).release(0, item).commit();
        }

        /** The reference of an order that has been placed. */
        function order() {
            shop.kiosk.start();
            shop.kiosk.cart.addOnly("gum");
            shop.kiosk.checkout.begin();
            for (const digit of "2135550142")
                shop.kiosk.checkout.addDigit(digit);
            shop.kiosk.checkout.confirmPhone();
            tryCompare(shop.kiosk, "page", Kiosk.Review);
            touchItem("placeOrderButton");
            compare(shop.kiosk.page, Kiosk.ThankYou);
            const reference = findChild(pages, "referenceCode").text;
            verify(reference.startsWith("K7-"));
            touchItem("doneButton");
            return reference;
        }

        function test_theNumberIsTypedAndTheStatusShown() {
            order();
            touchItem("orderStatusButton");
            compare(shop.kiosk.page, Kiosk.OrderStatus);
            for (const digit of "001")
                touchItem("key" + digit);
            compare(findChild(pages, "ticketEntry").text, "7-001");
            touchItem("findTicketButton");
            verify(findChild(pages, "ticketStatusText").text.includes("in a moment"));
            verify(!findChild(pages, "cancelOrderButton").visible);
            touchItem("backButton");
            compare(shop.kiosk.page, Kiosk.Start);
        }

        function test_anUnknownNumberSaysSo() {
            touchItem("orderStatusButton");
            for (const digit of "999")
                touchItem("key" + digit);
            touchItem("findTicketButton");
            verify(findChild(pages, "entryProblem").text.includes("found no order"));
        }

        function test_theScannedCodeLetsOneCancel() {
            const reference = order();
            shop.startAgent("");
            tryVerify(() => !shop.kiosk.offline);
            touchItem("orderStatusButton");
            const scanner = findChild(pages, "scanner");
            tryVerify(() => scanner.activeFocus);
            for (const letter of reference)
                keyClick(letter);
            keyClick(Qt.Key_Return);
            tryVerify(() => shop.kiosk.ticket.found);
            touchItem("cancelOrderButton");
            touchItem("keepOrderButton");
            touchItem("cancelOrderButton");
            touchItem("confirmCancelButton");
            verify(findChild(pages, "ticketStatusText").text.includes("canceled"));
        }
    }
}
