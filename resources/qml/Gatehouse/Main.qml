import QtQuick
import Gatehouse.Kiosk
import Gatehouse.Station
import Gatehouse.Theme

// The station's window: hands the view-models on, and tells the theme how to look.
Window {
    id: root

    required property Appearance appearance
    required property CheckInViewModel checkIn
    required property SearchViewModel search
    required property StationViewModel station

    width: 1280
    height: 800
    visible: true
    color: Theme.surface
    title: "Gatehouse"

    Binding {
        target: Theme
        property: "name"
        value: root.appearance.theme
    }
    Binding {
        target: Theme
        property: "mmPerPx"
        value: root.appearance.mmPerPx(root.width, root.height)
    }
    Binding {
        target: Theme
        property: "compact"
        value: Math.min(root.width, root.height) * Theme.mmPerPx < 230
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.appearance.reducedMotion
    }

    StationScreen {
        anchors.fill: parent
        focus: true
        appearance: root.appearance
        checkIn: root.checkIn
        search: root.search
        station: root.station
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true
    }
}
