import QtQuick
import QtQuick.Templates as T
import Gatehouse.Theme

// A choice in the foot: as tall as the foot, parted from its neighbours by a line. Stacked, its word goes below its icon.
T.Button {
    id: button

    required property string mark
    property bool lineBefore: false
    property bool lineAfter: true
    property bool stacked: false
    readonly property color words: !enabled ? Theme.inkSoft : down ? Theme.surface : Theme.ink
    readonly property real natural: Math.ceil(metrics.advanceWidth) + Theme.icon + Math.round((Theme.compact ? 6 : 10) * Theme.u)

    implicitWidth: natural
    implicitHeight: Theme.foot
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: button.down ? Theme.ink : Theme.surface

        Rule {
            visible: button.lineAfter
            anchors.right: parent.right
            width: Theme.thin
            height: parent.height
        }
        Rule {
            visible: button.lineBefore
            anchors.left: parent.left
            width: Theme.thin
            height: parent.height
        }
    }
    contentItem: Item {
        Grid {
            id: grid
            anchors.centerIn: parent
            columns: button.stacked ? 1 : 2
            spacing: Math.round((button.stacked ? 0.25 : 1.8) * Theme.u)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                name: button.mark
                color: button.words
            }
            Words {
                id: label
                width: button.stacked ? Math.min(implicitWidth, button.width - Theme.u) : implicitWidth
                text: button.text
                color: button.words
                bold: true
                font.pixelSize: button.stacked && Theme.compact ? Theme.micro : Theme.body
                fontSizeMode: button.stacked ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: Math.round(Theme.micro * 0.8)
                wrapMode: Text.NoWrap
            }
        }
    }

    TextMetrics {
        id: metrics
        font.family: Theme.textFamily
        font.pixelSize: Theme.body
        font.bold: true
        text: button.text
    }
    FocusRing {
        inside: true
        visible: button.visualFocus
    }
}
