import QtQuick
import Peak.Ui

/** One kind of thing this shop sells. */
ProductPicture {
    required property string modelData

    width: 27 * Theme.mm
    height: 27 * Theme.mm
    icon: modelData
}
