import QtQuick
import QtQuick.Templates as T
import Gatehouse.Controls
import Gatehouse.Theme

// One person found; the chosen one is filled.
T.ItemDelegate {
    id: row

    required property int index
    required property string name
    required property string detail
    required property string code

    readonly property bool chosen: ListView.isCurrentItem !== down
    readonly property color words: chosen ? Theme.surface : Theme.ink
    readonly property color soft: chosen ? Theme.surface : Theme.inkSoft

    objectName: "person" + index
    focusPolicy: Qt.NoFocus
    implicitHeight: Math.max(Theme.target, texts.implicitHeight + 3 * Theme.u)
    Accessible.name: name + ", " + detail + ", " + code

    background: Rectangle {
        color: row.chosen ? Theme.ink : Theme.surface

        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    contentItem: Item {
        Column {
            id: texts
            anchors.left: parent.left
            anchors.leftMargin: 2 * Theme.u
            anchors.right: codeWords.left
            anchors.rightMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: row.name
                color: row.words
                bold: true
                font.pixelSize: Theme.bodyL
            }
            Words {
                width: parent.width
                text: row.detail
                color: row.soft
                font.pixelSize: Theme.micro
            }
        }
        Words {
            id: codeWords
            anchors.right: parent.right
            anchors.rightMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: row.code
            color: row.soft
            wrapMode: Text.NoWrap
        }
    }
}
