import QtQuick
import QtQuick.Templates as T
import Gatehouse.Theme

// One of several answers; the chosen one is filled and has a check.
T.RadioButton {
    id: choice

    readonly property bool isFilled: checked !== down
    readonly property color words: !enabled ? Theme.inkSoft : isFilled ? Theme.surface : Theme.ink

    implicitHeight: Math.max(Theme.target, label.implicitHeight + 2 * Theme.u)
    implicitWidth: label.implicitWidth + check.width + 6 * Theme.u
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: choice.isFilled ? Theme.ink : Theme.surfaceRaised
        border.color: choice.enabled ? Theme.ink : Theme.line
        border.width: Theme.thick
    }
    contentItem: Item {
        Words {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: 2 * Theme.u
            anchors.right: check.left
            anchors.rightMargin: Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: choice.text
            color: choice.words
            bold: true
        }
        Icon {
            id: check
            anchors.right: parent.right
            anchors.rightMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            opacity: choice.checked ? 1 : 0
            name: "check"
            color: choice.words
            size: Theme.bodyL
        }
    }

    FocusRing {
        visible: choice.visualFocus
    }
}
