import QtQuick
import QtQuick.Templates as T
import Gatehouse.Theme

// The same sign, outlined: every other choice of a screen.
T.Button {
    id: button

    property string mark: ""
    property bool banded: false // stands on a band of accent
    readonly property color ground: banded ? Theme.accent : Theme.surfaceRaised
    readonly property color ink: banded ? Theme.accentInk : Theme.ink
    readonly property color words: !enabled ? Theme.inkSoft : down ? ground : ink

    implicitHeight: Theme.sign
    implicitWidth: (mark === "" ? 0 : icon.width + row.spacing) + Math.ceil(label.implicitWidth) + 4 * Theme.u
    leftPadding: Theme.u
    rightPadding: Theme.u
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: button.down ? button.ink : button.ground
        border.color: button.enabled ? button.ink : Theme.line
        border.width: Theme.thick
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Math.round(1.5 * Theme.u)

            Icon {
                id: icon
                visible: button.mark !== ""
                name: button.mark === "" ? "info" : button.mark
                color: button.words
                size: Theme.icon
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: label
                width: Math.min(implicitWidth, button.availableWidth - (icon.visible ? icon.width + row.spacing : 0))
                text: button.text
                color: button.words
                bold: true
                horizontalAlignment: Text.AlignHCenter
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    FocusRing {
        visible: button.visualFocus
        ringColor: button.banded ? Theme.accentInk : Theme.focus
    }
}
