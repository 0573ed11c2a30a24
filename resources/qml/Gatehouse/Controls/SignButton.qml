import QtQuick
import QtQuick.Templates as T
import Gatehouse.Theme

// The sign: the one main action of a screen. A panel with words and a square tile at its end.
T.Button {
    id: sign

    required property string tile
    readonly property color words: !enabled ? Theme.inkSoft : down ? Theme.panel : Theme.panelInk
    property color ringColor: Theme.focus

    implicitHeight: Theme.sign
    implicitWidth: label.implicitWidth + height + 6 * Theme.u
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: !sign.enabled ? Theme.surface : sign.down ? Theme.panelInk : Theme.panel
        border.color: Theme.line
        border.width: sign.enabled ? 0 : Theme.thick
    }
    contentItem: Item {
        Words {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: 3 * Theme.u
            anchors.right: tile.left
            anchors.rightMargin: Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: sign.text
            color: sign.words
            bold: true
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.micro
            height: Math.min(implicitHeight, parent.height)
            font.pixelSize: Theme.compact ? Theme.body : Theme.bodyL
        }
        Rectangle {
            id: tile
            anchors.right: parent.right
            width: height
            height: parent.height
            color: !sign.enabled ? "transparent" : Theme.isContrast ? Theme.surface : Theme.accent
            border.color: sign.enabled ? Theme.accent : Theme.line
            border.width: !sign.enabled ? Theme.thick : Theme.isContrast ? 4 : 0

            Icon {
                anchors.centerIn: parent
                name: sign.tile
                size: Math.round(tile.height / 2)
                color: !sign.enabled ? Theme.inkSoft : Theme.isContrast ? Theme.accent : Theme.accentInk
            }
        }
    }

    FocusRing {
        visible: sign.visualFocus
        ringColor: sign.ringColor
    }
}
