import QtQuick
import Gatehouse.Kiosk

// The verdict over everything; its foot says what was saved.
FocusScope {
    id: overlay

    required property CheckInViewModel checkIn
    required property StationViewModel station
    property bool portrait: false

    readonly property VerdictViewModel verdict: checkIn.verdict

    objectName: "verdict"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [verdict.word, verdict.title, verdict.sentence, verdict.note].filter(part => part !== "").join(". ")

    VerdictYes {
        anchors.top: parent.top
        anchors.bottom: foot.top
        width: parent.width
        visible: overlay.verdict.isYes
        verdict: overlay.verdict
        portrait: overlay.portrait
        shown: overlay.visible && visible
    }
    VerdictNo {
        anchors.top: parent.top
        anchors.bottom: foot.top
        width: parent.width
        visible: !overlay.verdict.isYes
        focus: true
        checkIn: overlay.checkIn
        portrait: overlay.portrait
        shown: overlay.visible && visible
    }
    VerdictFoot {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        checkIn: overlay.checkIn
        station: overlay.station
    }
    TapHandler {
        enabled: overlay.verdict.isYes
        onTapped: overlay.checkIn.nextBadge()
    }
}
