import QtQuick
import QtQuick.Templates as T
import Gatehouse.Theme

// A line to type in, with its icon at the start.
T.TextField {
    id: field

    property string mark: ""
    readonly property real beside: mark === "" ? 2 * Theme.u : icon.width + 4 * Theme.u

    implicitHeight: Theme.sign
    leftPadding: Theme.rightToLeft ? 2 * Theme.u : beside
    rightPadding: Theme.rightToLeft ? beside : 2 * Theme.u
    color: Theme.ink
    font.family: Theme.textFamily
    font.pixelSize: Theme.lead
    placeholderTextColor: Theme.inkSoft
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: TextInput.AlignLeft
    maximumLength: 200
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
    Accessible.name: placeholderText

    background: Rectangle {
        color: Theme.surfaceRaised
        border.color: field.activeFocus ? Theme.ink : Theme.line
        border.width: Theme.thick

        Icon {
            id: icon
            visible: field.mark !== ""
            name: field.mark === "" ? "search" : field.mark
            anchors.left: parent.left
            anchors.leftMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            visible: field.text === "" && field.preeditText === ""
            anchors.left: parent.left
            anchors.leftMargin: field.beside
            anchors.right: parent.right
            anchors.rightMargin: Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: field.placeholderText
            color: Theme.inkSoft
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.micro
            font.pixelSize: Theme.bodyL
            height: Math.min(implicitHeight, parent.height - Theme.u)
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }

    FocusRing {
        visible: field.activeFocus
    }
}
