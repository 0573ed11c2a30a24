import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Not yet: the reason at the start side, what to do about it at the end side. Also for what the device cannot decide.
FocusScope {
    id: no

    required property CheckInViewModel checkIn
    property bool portrait: false
    property bool shown: false

    readonly property VerdictViewModel verdict: checkIn.verdict
    readonly property bool asks: verdict.kind === "attention"
    readonly property color words: asks ? Theme.verdictAttentionInk : Theme.verdictNoInk
    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)

    Rectangle {
        id: field
        anchors.left: parent.left
        width: no.portrait ? parent.width : Math.round(parent.width * 0.58)
        height: no.portrait ? Math.round(parent.height * 0.54) : parent.height
        color: no.asks ? Theme.verdictAttention : Theme.verdictNo
        border.color: Theme.ink
        border.width: Theme.isContrast && !no.asks ? Theme.u : 0

        VerdictHeader {
            id: header
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: no.edge
            anchors.topMargin: Math.round(no.edge * 0.7)
            mark: no.asks ? "attention" : "no"
            word: no.verdict.word
            gate: no.verdict.gate
            time: no.verdict.time
            color: no.words
            size: Theme.compact ? Theme.bodyL : Theme.lead
        }
        Headline {
            id: title
            objectName: "refusalTitle"
            anchors.left: header.left
            anchors.right: header.right
            anchors.top: header.bottom
            anchors.topMargin: 3 * Theme.u
            height: Math.round(Math.min(field.height * 0.42, who.y - y - fact.implicitHeight - 5 * Theme.u))
            largest: Theme.poster
            color: no.words
            text: no.verdict.title
        }
        Words {
            id: fact
            objectName: "refusalSentence"
            anchors.left: header.left
            anchors.right: header.right
            y: title.y + title.contentHeight + Theme.u
            text: no.verdict.sentence
            color: no.words
            font.pixelSize: Theme.compact ? Theme.bodyL : Theme.lead
        }
        Column {
            id: who
            visible: no.verdict.person !== ""
            anchors.left: header.left
            anchors.right: mark.left
            anchors.rightMargin: 3 * Theme.u
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.round(no.edge * 0.8)

            Words {
                objectName: "refusalPerson"
                width: parent.width
                text: no.verdict.person
                color: no.words
                bold: true
                font.pixelSize: Theme.compact || text.length > 30 ? Theme.lead : Theme.title
            }
            Words {
                width: parent.width
                text: no.verdict.personLine
                color: no.words
            }
        }
        RefusalMark {
            id: mark
            anchors.right: parent.right
            anchors.rightMargin: no.edge
            anchors.bottom: parent.bottom
            width: Math.round(field.width * 0.27)
            height: Math.round(Math.min(width * 1.1, field.height * 0.31))
            asks: no.asks
            words: no.words
            shown: no.shown
        }
    }

    VerdictActions {
        anchors.left: no.portrait ? parent.left : field.right
        anchors.right: parent.right
        anchors.top: no.portrait ? field.bottom : parent.top
        anchors.bottom: parent.bottom
        focus: true
        checkIn: no.checkIn
        shown: no.shown
    }
}
