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

    Component {
        id: pictureMaker

        ProductPicture {
            width: 200
            height: 100
            icon: "flower"
        }
    }

    TestCase {
        id: test

        property var shop
        property var pages

        name: "Pictures"
        when: windowShown

        function init() {
            Theme.mm = 4.03;
            shop = shopMaker.createObject(null);
            pages = createTemporaryObject(pagesMaker, screen, {"kiosk": shop.kiosk});
        }

        function photoOf(item) {
            return findChild(item, "productPhoto");
        }

        function waitForPhoto(item) {
            tryVerify(() => photoOf(item)?.status === Image.Ready);
            return photoOf(item);
        }

        function colourInTheMiddle(item) {
            const middle = item.mapToItem(screen, item.width / 2, item.height / 2);
            return grabImage(screen).pixel(Math.round(middle.x), Math.round(middle.y));
        }

        function test_cardsDrawWhatWasFetched() {
            shop.bringPictures(1);
            shop.kiosk.start();
            const photo = waitForPhoto(findChild(pages, "productCard"));
            compare(colourInTheMiddle(photo), Qt.color("#ff0000"));
            verify(photo.sourceSize.width <= photo.width + 1, "decoded at the size it is drawn");
        }

        function test_picturesThatComeLaterAppear() {
            shop.kiosk.start();
            const card = findChild(pages, "productCard");
            compare(photoOf(card), null);
            shop.bringPictures(1);
            compare(colourInTheMiddle(waitForPhoto(card)), Qt.color("#ff0000"));
        }

        function test_theCartShowsThem() {
            shop.bringPictures(1);
            shop.kiosk.quickAdd("gum");
            shop.kiosk.showCart();
            waitForPhoto(findChild(pages, "cartLine"));
        }

        function test_aFileThatIsNoPictureLeavesTheDrawing() {
            const picture = createTemporaryObject(pictureMaker, screen, {"picture": Qt.resolvedUrl("tst_Pictures.qml").toString()});
            ignoreWarning(/Error decoding/);
            tryCompare(picture, "failed", true);
            verify(!picture.shown);
        }

        function test_aProductWithoutPicturesHasNoGallery() {
            shop.kiosk.showProduct("gum");
            verify(!findChild(pages, "nextPictureButton").visible);
            shop.bringPictures(1);
            verify(!findChild(pages, "nextPictureButton").visible);
        }

        function test_theGalleryIsSteppedByTouch() {
            shop.bringPictures(3);
            shop.kiosk.showProduct("gum");
            const next = findChild(pages, "nextPictureButton");
            const previous = findChild(pages, "previousPictureButton");
            const number = findChild(pages, "pictureNumber");
            verify(next.visible && next.width >= 15 * Theme.mm && next.height >= 15 * Theme.mm);
            compare(number.text, "1 / 3");
            const touch = touchEvent(next);
            touch.press(0, next).commit();
            touch.release(0, next).commit();
            compare(number.text, "2 / 3");
            const gallery = findChild(pages, "productGallery");
            tryVerify(() => Qt.colorEqual(colourInTheMiddle(gallery), "#00ff00"));
            mouseClick(previous);
            mouseClick(previous);
            compare(number.text, "3 / 3");
            tryVerify(() => Qt.colorEqual(colourInTheMiddle(gallery), "#0000ff"));
            shop.kiosk.showProduct("og"); // Another product begins with its first.
            compare(number.text, "1 / 3");
        }

        function test_theGalleryIsSteppedByKeys() {
            shop.bringPictures(2);
            shop.kiosk.showProduct("gum");
            const next = findChild(pages, "nextPictureButton");
            const number = findChild(pages, "pictureNumber");
            next.forceActiveFocus();
            keyClick(Qt.Key_Space);
            compare(number.text, "2 / 2");
            keyClick(Qt.Key_Space);
            compare(number.text, "1 / 2");
            compare(next.Accessible.name, "Next picture");
        }
    }
}
