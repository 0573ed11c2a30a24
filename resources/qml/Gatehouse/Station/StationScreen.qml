import QtQuick
import Gatehouse.Kiosk

// The check-in station: the camera and its surroundings, and over them whatever matters more just now.
FocusScope {
    id: screen

    required property Appearance appearance
    required property CheckInViewModel checkIn
    required property SearchViewModel search
    required property StationViewModel station

    readonly property bool portrait: height > width
    readonly property string view: checkIn.view

    // Keys of a person reach the sheet that lies on top, and nothing beneath it.
    Shortcut {
        sequences: [StandardKey.Find, "F2"]
        enabled: screen.view === "scanning" || screen.view === "verdict"
        onActivated: screen.checkIn.find()
    }
    Shortcut {
        sequences: [StandardKey.Cancel]
        enabled: screen.view !== "scanning"
        onActivated: screen.view === "overriding" ? screen.checkIn.cancelOverride() : screen.checkIn.nextBadge()
    }

    Item {
        id: scanning
        anchors.fill: parent
        enabled: visible
        visible: screen.view === "scanning" && !languages.visible

        TopLine {
            id: top
            width: parent.width
            station: screen.station
            checkIn: screen.checkIn
        }
        CameraPane {
            id: camera
            visible: screen.station.phase === "ready"
            anchors.top: top.bottom
            anchors.left: parent.left
            width: screen.portrait ? parent.width : Math.round(parent.width * 0.646)
            height: screen.portrait ? Math.round((foot.y - top.height) * 0.5) : foot.y - top.height
            station: screen.station
        }
        SidePane {
            visible: camera.visible
            anchors.top: screen.portrait ? camera.bottom : top.bottom
            anchors.left: screen.portrait ? parent.left : camera.right
            anchors.right: parent.right
            anchors.bottom: foot.top
            checkIn: screen.checkIn
            portrait: screen.portrait
        }
        Notice {
            visible: screen.station.phase !== "ready"
            anchors.top: top.bottom
            anchors.bottom: foot.top
            width: parent.width
            station: screen.station
        }
        FootBar {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
            appearance: screen.appearance
            checkIn: screen.checkIn
            station: screen.station
            onLanguageAsked: languages.visible = true
        }
    }

    VerdictOverlay {
        anchors.fill: parent
        visible: screen.view === "verdict"
        enabled: visible
        checkIn: screen.checkIn
        station: screen.station
        portrait: screen.portrait
    }
    FindPerson {
        anchors.fill: parent
        visible: screen.view === "finding"
        enabled: visible
        search: screen.search
        onClosed: screen.checkIn.nextBadge()
    }
    OverrideSheet {
        anchors.fill: parent
        visible: screen.view === "overriding"
        enabled: visible
        checkIn: screen.checkIn
        portrait: screen.portrait
    }
    LanguageSheet {
        id: languages
        anchors.fill: parent
        visible: false
        appearance: screen.appearance
        onClosed: visible = false
    }
}
