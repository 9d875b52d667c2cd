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

        name: "CustomerPages"
        when: windowShown

        function init() {
            screen.width = 1080;
            screen.height = 1880;
            Theme.mm = 4.03;
            // Without a parent: it goes after the pages that show it.
            shop = shopMaker.createObject(null);
            pages = createTemporaryObject(pagesMaker, screen, {"kiosk": shop.kiosk});
        }

        function press(name) {
            const item = findChild(pages, name);
            verify(item, name + " is there");
            mouseClick(item);
        }

        function typePhone() {
            for (const digit of "2135550142")
                press("key" + digit);
            press("continueButton");
        }

        function test_oneTouchAnywhereBegins() {
            mouseClick(pages, 100, 300);
            compare(shop.kiosk.page, Kiosk.Catalogue);
        }

        function test_searchFindsWhileTyping() {
            press("startButton");
            const field = findChild(pages, "searchField");
            mouseClick(field);
            keyClick("b");
            keyClick("e");
            compare(shop.kiosk.catalog.count, 1);
            press("clearSearchButton");
            compare(shop.kiosk.catalog.count, 4);
        }

        function test_nothingFoundSaysSo() {
            press("startButton");
            shop.kiosk.catalog.search = "zzz";
            const text = findChild(pages, "emptyText");
            verify(text.visible);
            verify(text.text.includes("zzz"));
        }

        function test_anEmptyListOffersWhatHelps() {
            press("startButton");
            shop.kiosk.catalog.search = "gumies";
            tryVerify(() => findChild(pages, "meantButton") !== null);
            press("meantButton");
            compare(shop.kiosk.catalog.search, "gummies");
            compare(shop.kiosk.catalog.count, 1);
        }

        function test_filtersAreChosenAndRemovedByTaps() {
            press("startButton");
            press("filterButton");
            const sheet = findChild(pages, "filterSheet");
            verify(sheet);
            shop.kiosk.catalog.filters.group(1).pick(0);
            press("showProductsButton");
            tryVerify(() => findChild(pages, "filterSheet") === null);
            gc(); // What the sheet has shown is not QML's to throw away.
            compare(shop.kiosk.catalog.total, 3);
            compare(findChild(pages, "totalProducts").text, "3 product(s)");
            const chips = findChild(pages, "activeFilters");
            verify(waitForItemPolished(chips));
            press("activeChip");
            compare(shop.kiosk.catalog.total, 4);
            verify(!chips.visible);
        }

        function test_brandsAreReachedAndLeft() {
            press("startButton");
            press("brandsButton");
            const sheet = findChild(pages, "brandSheet");
            verify(sheet);
            mouseClick(findChild(sheet, "backButton"));
            tryVerify(() => findChild(pages, "brandSheet") === null);
        }

        function test_plusOfAnOnlyOptionFillsTheCart() {
            press("startButton");
            shop.kiosk.catalog.search = "berry";
            press("quickAddButton");
            compare(shop.kiosk.cart.pieces, 1);
            compare(shop.kiosk.page, Kiosk.Catalogue);
        }

        function test_plusOfAChoiceShowsTheChoice() {
            press("startButton");
            shop.kiosk.catalog.search = "alpine";
            press("quickAddButton");
            compare(shop.kiosk.page, Kiosk.Product);
            press("addToCartButton");
            compare(shop.kiosk.cart.amountText, "$12.00");
            compare(shop.kiosk.page, Kiosk.Catalogue);
        }

        function test_theSecondSizeCanBeChosen() {
            press("startButton");
            shop.kiosk.showProduct("og");
            const rows = [];
            tryVerify(() => findChild(pages, "optionRow") !== null);
            shop.kiosk.product.choose(1);
            press("stepperMore");
            compare(findChild(pages, "stepperValue").text, "2");
            press("addToCartButton");
            compare(shop.kiosk.cart.amountText, "$70.00");
        }

        function test_aWholeSaleWithoutAnAgent() {
            press("startButton");
            shop.kiosk.catalog.search = "berry";
            press("quickAddButton");
            press("cartButton");
            compare(findChild(pages, "lineName").text, "Berry Gummies");
            press("checkoutButton");
            verify(!findChild(pages, "continueButton").enabled);
            typePhone();
            tryCompare(shop.kiosk, "page", Kiosk.Review);
            compare(findChild(pages, "totalText").text, "$20.35");
            press("placeOrderButton");
            compare(shop.kiosk.page, Kiosk.ThankYou);
            verify(findChild(pages, "ticketNumber").text.length > 0);
            press("doneButton");
            compare(shop.kiosk.page, Kiosk.Start);
        }

        function test_newCustomersTypeTheirName() {
            shop.startAgent("");
            tryVerify(() => !shop.kiosk.offline);
            press("startButton");
            shop.kiosk.catalog.search = "berry";
            press("quickAddButton");
            press("cartButton");
            press("checkoutButton");
            typePhone();
            tryCompare(shop.kiosk, "page", Kiosk.Name);
            const next = findChild(pages, "nameContinueButton");
            verify(!next.enabled);
            mouseClick(findChild(pages, "firstNameField"));
            keyClick("A");
            keyClick("n");
            keyClick("a");
            keyClick(Qt.Key_Return);
            keyClick("R");
            verify(next.enabled);
            mouseClick(next);
            compare(shop.kiosk.page, Kiosk.Birthday);
            for (const digit of "12312010")
                press("key" + digit);
            press("birthdayContinueButton");
            verify(findChild(pages, "entryProblem").text.includes("21"));
            for (const digit of "12312010")
                press("keyErase");
            for (const digit of "03091990")
                press("key" + digit);
            compare(findChild(pages, "birthdayText").text, "03/09/1990");
            press("birthdayContinueButton");
            compare(shop.kiosk.page, Kiosk.Review);
            tryCompare(findChild(pages, "totalText"), "text", "$20.00");
            verify(findChild(pages, "pageTitle").text.includes("Ana"));
        }

        function test_backLeadsTheWayOneCame() {
            press("startButton");
            shop.kiosk.catalog.search = "berry";
            press("quickAddButton");
            press("cartButton");
            press("checkoutButton");
            compare(shop.kiosk.page, Kiosk.Identify);
            press("backButton");
            compare(shop.kiosk.page, Kiosk.Cart);
            press("backButton");
            compare(shop.kiosk.page, Kiosk.Catalogue);
            compare(shop.kiosk.catalog.search, "berry");
        }

        function test_removingTheLastLineLeavesAnEmptyCart() {
            press("startButton");
            shop.kiosk.catalog.search = "berry";
            press("quickAddButton");
            press("cartButton");
            verify(waitForItemPolished(findChild(pages, "cartList")));
            press("removeButton");
            tryCompare(shop.kiosk.cart, "count", 0);
            verify(findChild(pages, "emptyCartText").visible);
            verify(!findChild(pages, "checkoutButton").enabled);
        }

        function buttonsIn(item, found) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (!child.visible || child.opacity === 0)
                    continue;
                if (child.clicked !== undefined || child.accepted !== undefined)
                    found.push(child);
                buttonsIn(child, found);
            }
            return found;
        }

        /** Whether it stands in a row that goes on beyond the screen. */
        function isInRow(item) {
            for (let view = item.parent; view; view = view.parent) {
                if (view.orientation === ListView.Horizontal)
                    return true;
            }
            return false;
        }

        function test_everyTargetIsAFingerWide_data() {
            return [
                { tag: "portrait", width: 1080, height: 1880, mm: 4.03 },
                { tag: "landscape", width: 1920, height: 1030, mm: 4.03 },
                { tag: "small landscape", width: 1280, height: 735, mm: 5.9 }
            ];
        }

        function test_everyTargetIsAFingerWide(data) {
            screen.width = data.width;
            screen.height = data.height;
            Theme.mm = data.mm;
            shop.fillWithLongNames(40);
            const steps = [
                () => {},
                () => shop.kiosk.start(),
                () => shop.kiosk.showProduct("1"),
                () => { shop.kiosk.cart.addOnly("1"); shop.kiosk.showCart(); },
                () => shop.kiosk.checkout.begin()
            ];
            for (const step of steps) {
                step();
                waitForRendering(pages);
                for (const target of buttonsIn(pages, [])) {
                    const name = target.objectName + " on page " + shop.kiosk.page;
                    verify(target.width >= 15 * Theme.mm - 1, name + " is wide enough");
                    verify(target.height >= 15 * Theme.mm - 1, name + " is high enough");
                    verify(target.Accessible.name !== "", name + " says what it is");
                    verify(target.objectName !== "", name + " has a handle");
                    const corner = target.mapToItem(screen, 0, 0);
                    if (!isInRow(target))
                        verify(corner.x >= 0 && corner.x + target.width <= screen.width + 1, name + " is on the screen");
                }
            }
        }
    }
}
