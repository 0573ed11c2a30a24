import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Let in: the person's name as large as it goes, and the gate open at the end side.
Rectangle {
    id: yes

    required property VerdictViewModel verdict
    property bool portrait: false
    property bool shown: false

    readonly property color words: Theme.verdictYesInk
    readonly property bool byStaff: verdict.kind === "staff"
    readonly property int edge: Math.round(((Theme.compact ? 5 : 8) + (byStaff ? 2 : 0)) * Theme.u)
    readonly property real column: portrait ? width - 2 * edge : width - gate.width - 3 * edge

    color: Theme.verdictYes
    border.color: words
    border.width: byStaff ? 3 * Theme.u : 0

    VerdictHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: yes.edge
        anchors.topMargin: Math.round(yes.edge * 0.8)
        mark: yes.byStaff ? "person" : "yes"
        word: yes.verdict.word
        gate: yes.verdict.gate
        time: yes.verdict.time
        color: yes.words
        size: Theme.compact || yes.portrait ? Theme.lead : Theme.title
    }
    Headline {
        id: name
        objectName: "verdictTitle"
        anchors.left: header.left
        anchors.top: header.bottom
        anchors.topMargin: Math.round(yes.edge * (yes.portrait ? 1 : 0.5))
        width: yes.column
        height: Math.round(yes.portrait ? yes.height * 0.3 : yes.height - header.y - header.height - details.height - 2 * yes.edge)
        largest: Theme.hero
        color: yes.words
        text: yes.verdict.title
    }
    Column {
        id: details
        anchors.left: header.left
        y: name.y + name.contentHeight + 2 * Theme.u
        width: yes.column
        spacing: Math.round(3.5 * Theme.u)

        AccessStrip {
            anchors.left: parent.left
            visible: yes.verdict.category !== ""
            type: yes.verdict.category
            levels: yes.verdict.access
            longest: yes.column
            narrow: yes.portrait
        }
        Words {
            objectName: "verdictSentence"
            width: parent.width
            text: yes.verdict.sentence
            color: yes.words
            font.pixelSize: Theme.compact ? Theme.bodyL : Theme.lead
        }
        Row {
            visible: yes.verdict.note !== ""
            width: parent.width
            spacing: 2 * Theme.u

            Icon {
                id: noteMark
                name: "attention"
                color: yes.words
            }
            Words {
                objectName: "verdictNote"
                width: parent.width - noteMark.width - parent.spacing
                text: yes.verdict.note
                color: yes.words
                bold: true
                font.pixelSize: Theme.compact ? Theme.body : Theme.bodyL
            }
        }
    }
    Opening {
        id: gate
        anchors.right: parent.right
        anchors.rightMargin: yes.edge
        anchors.bottom: parent.bottom
        width: Math.round(yes.portrait ? yes.width * 0.48 : yes.width * 0.27)
        height: Math.round(yes.portrait ? Math.min(yes.height - details.y - details.height - yes.edge, yes.height * 0.4) : Math.min(yes.height * 0.826, yes.height - header.y - header.height - yes.edge / 2))
        risen: yes.shown
    }
}
