import QtQuick
import Gatehouse.Theme

// One numbered step of what to do.
Item {
    id: step

    required property int number
    required property string text

    implicitHeight: words.implicitHeight + Math.round((Theme.compact ? 3.2 : 4) * Theme.u)
    Accessible.role: Accessible.ListItem
    Accessible.name: number + ". " + text

    Words {
        id: digit
        anchors.left: parent.left
        anchors.top: words.top
        width: Math.round(5.5 * Theme.u)
        text: step.number
        color: Theme.name === "light" ? Theme.ink : Theme.accent
        bold: true
        font.pixelSize: words.font.pixelSize
    }
    Words {
        id: words
        anchors.left: digit.right
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: step.text
        font.pixelSize: Theme.compact ? Theme.body : Theme.bodyL
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
