import QtQuick
import Peak.App
import Peak.Ui

/** The page of the moment, made when it is needed. The catalogue stays, so that one comes back to where one was. */
Item {
    id: root

    required property Kiosk kiosk
    property Attract attract: null

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    Loader {
        id: catalogue

        anchors.fill: parent
        active: root.kiosk.page !== Kiosk.Start && root.kiosk.page !== Kiosk.AgeGate && root.kiosk.page !== Kiosk.OrderStatus
        visible: root.kiosk.page === Kiosk.Catalogue
        sourceComponent: CataloguePage {
            catalog: root.kiosk.catalog
            cart: root.kiosk.cart
            totals: root.kiosk.totals
            onProductOpened: productId => root.kiosk.showProduct(productId)
            onProductAdded: productId => root.kiosk.quickAdd(productId)
            onCartOpened: root.kiosk.showCart()
            onStartOverRequested: root.kiosk.session.end()
        }
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.pageOf(root.kiosk.page)
    }

    function pageOf(page: int): Component {
        switch (page) {
        case Kiosk.Counter:
            return counterPage;
        case Kiosk.Start:
            return startPage;
        case Kiosk.AgeGate:
            return ageGatePage;
        case Kiosk.Product:
            return productPage;
        case Kiosk.Cart:
            return cartPage;
        case Kiosk.Identify:
            return identifyPage;
        case Kiosk.Name:
            return namePage;
        case Kiosk.Birthday:
            return birthdayPage;
        case Kiosk.AskStaff:
            return askStaffPage;
        case Kiosk.Review:
            return reviewPage;
        case Kiosk.OrderStatus:
            return orderStatusPage;
        case Kiosk.ThankYou:
            return thankYouPage;
        default:
            return null;
        }
    }

    Component {
        id: counterPage

        CounterPage {}
    }

    Component {
        id: startPage

        StartPage {
            storeName: root.kiosk.storeName
            logo: Theme.appearance?.logo ?? ""
            attract: root.attract
            onStartRequested: root.kiosk.start()
            onStatusRequested: root.kiosk.showOrderStatus()
        }
    }

    Component {
        id: ageGatePage

        AgeGatePage {
            minimumAge: root.attract?.minimumAge ?? 21
            onBackRequested: root.kiosk.session.end()
            onNextRequested: root.kiosk.showCatalogue()
        }
    }

    Component {
        id: productPage

        ProductPage {
            product: root.kiosk.product
            onBackRequested: root.kiosk.back()
            onProductOpened: productId => root.kiosk.showProduct(productId)
            onProductAdded: productId => root.kiosk.quickAdd(productId)
            onAddRequested: (productId, valueId, quantity) => {
                if (root.kiosk.cart.add(productId, valueId, quantity))
                    root.kiosk.back();
            }
        }
    }

    Component {
        id: cartPage

        CartPage {
            cart: root.kiosk.cart
            totals: root.kiosk.totals
            discount: root.kiosk.discount
            checkout: root.kiosk.checkout
            product: root.kiosk.product
            onBackRequested: root.kiosk.showCatalogue()
            onNextRequested: root.kiosk.checkout.begin()
        }
    }

    Component {
        id: identifyPage

        IdentifyPage {
            checkout: root.kiosk.checkout
            onBackRequested: root.kiosk.back()
        }
    }

    Component {
        id: namePage

        NamePage {
            checkout: root.kiosk.checkout
            onBackRequested: root.kiosk.back()
        }
    }

    Component {
        id: birthdayPage

        BirthdayPage {
            checkout: root.kiosk.checkout
            onBackRequested: root.kiosk.back()
        }
    }

    Component {
        id: askStaffPage

        AskStaffPage {
            checkout: root.kiosk.checkout
            onBackRequested: root.kiosk.back()
        }
    }

    Component {
        id: reviewPage

        ReviewPage {
            checkout: root.kiosk.checkout
            cart: root.kiosk.cart
            totals: root.kiosk.totals
            onBackRequested: root.kiosk.back()
        }
    }

    Component {
        id: orderStatusPage

        OrderStatusPage {
            ticket: root.kiosk.ticket
            onBackRequested: root.kiosk.session.end()
        }
    }

    Component {
        id: thankYouPage

        ThankYouPage {
            checkout: root.kiosk.checkout
            secondsLeft: root.kiosk.session.secondsLeft
            onNextRequested: root.kiosk.session.end()
        }
    }
}
