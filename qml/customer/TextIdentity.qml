import QtQuick
import Peak.App
import Peak.Ui

/** Who somebody is in letters: an address, a name or a member number. The fields stand above the keyboard. */
Column {
    id: root

    required property CheckoutController checkout
    readonly property bool byName: checkout.method === CheckoutController.ByName
    readonly property bool complete: first.text.trim() !== "" && (!byName || last.text.trim() !== "")

    spacing: Theme.half

    function confirm(): void {
        switch (root.checkout.method) {
        case CheckoutController.ByEmail:
            root.checkout.confirmEmail(first.text);
            break;
        case CheckoutController.ByName:
            root.checkout.searchName(first.text, last.text);
            break;
        default:
            root.checkout.confirmMember(first.text);
        }
    }

    function firstLabel(): string {
        switch (root.checkout.method) {
        case CheckoutController.ByEmail:
            return qsTr("E-mail address");
        case CheckoutController.ByName:
            return qsTr("First name");
        default:
            return qsTr("Member number");
        }
    }

    TextEntry {
        id: first

        objectName: "identityField"
        width: parent.width
        label: root.firstLabel()
        maximumLength: root.checkout.method === CheckoutController.ByEmail ? 254 : 64
        inputMethodHints: (root.checkout.method === CheckoutController.ByEmail ? Qt.ImhEmailCharactersOnly : Qt.ImhNone) | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        onAccepted: root.byName ? last.forceActiveFocus() : root.confirm()
    }

    TextEntry {
        id: last

        objectName: "identityLastField"
        width: parent.width
        visible: root.byName
        label: qsTr("Last name")
        maximumLength: 64
        onAccepted: root.confirm()
    }

    Banner {
        objectName: "entryProblem"
        width: parent.width
        text: root.checkout.problem
    }
}
