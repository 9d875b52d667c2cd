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
        property var cart
        property var pages

        name: "CartPage"
        when: windowShown

        function init() {
            Theme.mm = 4.03;
            shop = shopMaker.createObject(null);
            cart = shop.kiosk.cart;
            pages = createTemporaryObject(pagesMaker, screen, {"kiosk": shop.kiosk});
            shop.kiosk.start();
            cart.addOnly("gum");
            cart.add("og", "og-1g", 1);
            shop.kiosk.showCart();
            waitForItemPolished(findChild(pages, "cartList"));
        }

        function find(name) {
            let item = null;
            tryVerify(() => (item = findChild(pages, name)) !== null && item.visible, 2000, name + " is there");
            if (isPolishScheduled(item.parent))
                waitForItemPolished(item.parent);
            return item;
        }

        function touchItem(name) {
            const item = find(name);
            touchEvent(item).press(0, item).commit();
            touchEvent(item).release(0, item).commit();
        }

        function test_whatWasTakenOutCanBePutBack() {
            touchItem("removeButton");
            compare(cart.count, 1);
            verify(find("removedText").text.includes("Berry Gummies"));
            touchItem("undoButton");
            compare(cart.count, 2);
            compare(cart.productAt(0), "gum");
            verify(!findChild(pages, "undoButton").visible);
        }

        function test_anotherSizeIsChosenInTheCart() {
            const change = findChild(findChild(pages, "cartList").itemAtIndex(1), "optionButton");
            touchEvent(change).press(0, change).commit();
            touchEvent(change).release(0, change).commit();
            find("keepOptionButton");
            const list = findChild(pages, "optionRow").ListView.view;
            waitForItemPolished(list);
            const second = list.itemAtIndex(1);
            touchEvent(second).press(0, second).commit();
            touchEvent(second).release(0, second).commit();
            compare(cart.valueAt(1), "og-3.5g");
            verify(findChild(pages, "keepOptionButton") === null);
        }

        function test_emptyingAsksFirst() {
            touchItem("emptyCartButton");
            touchItem("keepCartButton");
            compare(cart.count, 2);
            touchItem("emptyCartButton");
            touchItem("confirmEmptyButton");
            compare(cart.count, 0);
            verify(find("emptyCartText").visible);
        }

        function test_aNoteIsKeptOrNot() {
            touchItem("noteButton");
            mouseClick(find("noteField"));
            keyClick("h");
            keyClick("i");
            verify(find("noteCount").text.startsWith("2 "));
            touchItem("backButton");
            touchItem("noteButton");
            compare(find("noteField").text, "");
            keyClick("h");
            keyClick("i");
            touchItem("saveNoteButton");
            compare(shop.kiosk.checkout.note, "hi");
            touchItem("noteButton");
            const field = find("noteField");
            field.text = "x".repeat(700);
            compare(field.length, 500);
        }

        function test_withoutAPosThatChecksCodesThereIsNoField() {
            verify(!findChild(pages, "codeButton").visible);
        }

        function test_aGoodCodeCounts() {
            shop.startAgentWithCodes(true);
            touchItem("codeButton");
            mouseClick(find("codeField"));
            keyClick("s");
            touchItem("applyCodeButton");
            tryCompare(shop.kiosk.discount, "state", DiscountCode.Accepted);
            tryVerify(() => findChild(pages, "codeField") === null);
        }

        function test_aWrongCodeSaysSo() {
            shop.startAgentWithCodes(false);
            touchItem("codeButton");
            mouseClick(find("codeField"));
            keyClick("s");
            touchItem("applyCodeButton");
            tryVerify(() => find("codeText").text.includes("does not work"));
            touchItem("backButton");
            compare(shop.kiosk.discount.state, DiscountCode.None);
        }

        function test_whatSoldOutIsMarkedAndGoesInOneTap() {
            shop.leave(0);
            tryVerify(() => find("lineProblem").text.includes("sold out"));
            verify(!find("checkoutButton").enabled);
            touchItem("mendButton");
            compare(cart.count, 1);
            verify(find("checkoutButton").enabled);
        }

        function test_aNewPriceIsMarkedAndSeenBeforeTheCheckout() {
            shop.raisePrice();
            tryVerify(() => find("linePriceNote").text.includes("$18.50"));
            touchItem("checkoutButton");
            compare(shop.kiosk.page, Kiosk.Cart);
            verify(cart.notice.includes("price has changed"));
            touchItem("checkoutButton");
            compare(shop.kiosk.page, Kiosk.Identify);
        }

        function test_theLastOnesAreSaid() {
            cart.setQuantity(0, 3);
            tryVerify(() => find("lineStock").text.includes("last ones"));
        }
    }
}
