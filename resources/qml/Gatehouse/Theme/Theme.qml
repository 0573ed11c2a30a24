pragma Singleton

import QtQuick

// Every colour, size and duration of the screens. `Main` says which theme, how large a pixel is, and what moves.
// Words on a field are its name with Ink: QML would take a property called onPanel for a signal handler.
QtObject {
    id: theme

    property string name: "dark"
    property real mmPerPx: 0.248
    property bool reducedMotion: false
    property bool compact: false // a small panel: staff text one step down

    readonly property bool isContrast: name === "contrast"
    readonly property bool rightToLeft: Application.layoutDirection === Qt.RightToLeft

    function among(light: string, dark: string, contrast: string): color {
        return name === "contrast" ? contrast : name === "dark" ? dark : light;
    }

    // Surfaces and words on them
    readonly property color surface: among("#F7F3EA", "#14120E", "#000000")
    readonly property color surfaceRaised: among("#FFFFFF", "#221F19", "#000000")
    readonly property color surfaceSunk: among("#E9E2D2", "#0A0907", "#141414")
    readonly property color ink: among("#1A1712", "#F7F3EA", "#FFFFFF")
    readonly property color inkSoft: among("#48423A", "#C9C1B1", "#F0F0F0")
    readonly property color line: among("#857B6A", "#8C8271", "#FFFFFF")
    readonly property color hairline: among("#D3CAB8", "#3B362D", "#BDBDBD")
    readonly property color link: among("#123F8C", "#A9C8FF", "#FFE100")
    readonly property color focus: among("#1846D6", "#8FB8FF", "#FFE100")

    // Here: touch here, you are here, this number now
    readonly property color accent: among("#FFC61A", "#FFC61A", "#FFE100")
    readonly property color accentInk: among("#1A1712", "#1A1712", "#000000")
    readonly property color panel: among("#1A1712", "#F7F3EA", "#FFE100")
    readonly property color panelInk: among("#FFFFFF", "#1A1712", "#000000")
    readonly property color panelInkSoft: among("#D8D1C3", "#48423A", "#000000")

    // Verdicts: fields and the words on them
    readonly property color verdictYes: among("#3CCB7F", "#3CCB7F", "#7DFFB2")
    readonly property color verdictYesInk: among("#10140F", "#10140F", "#000000")
    readonly property color verdictNo: among("#971322", "#971322", "#6A0012")
    readonly property color verdictNoInk: among("#FFFFFF", "#FFFFFF", "#FFFFFF")
    readonly property color verdictAttention: among("#FF9A3C", "#FF9A3C", "#FFBE5C")
    readonly property color verdictAttentionInk: among("#1A1712", "#1A1712", "#000000")
    readonly property color verdictInfo: among("#123F8C", "#123F8C", "#B5D6FF")
    readonly property color verdictInfoInk: among("#FFFFFF", "#FFFFFF", "#000000")

    // The same as words on a surface, and as bars
    readonly property color stateYes: among("#00553A", "#5FDD99", "#7DFFB2")
    readonly property color stateNo: among("#8F1020", "#FFA9A5", "#FFC4C0")
    readonly property color stateAttention: among("#6B3A00", "#FFB268", "#FFBE5C")
    readonly property color occGreen: among("#0B7A4B", "#3CCB7F", "#7DFFB2")
    readonly property color occAmber: among("#B86200", "#FF9A3C", "#FFBE5C")
    readonly property color occRed: among("#B3172A", "#FF6B63", "#FF9B94")

    // Type: the height of a capital in millimetres, as pixels of the whole letter
    function capital(mm: real): int {
        return Math.round(mm / 0.714 / mmPerPx);
    }

    readonly property int micro: capital(3.5)
    readonly property int body: capital(4.8)
    readonly property int bodyL: capital(5.6)
    readonly property int lead: capital(7.3)
    readonly property int title: capital(10)
    readonly property int head: capital(14)
    readonly property int display: capital(20)
    readonly property int poster: capital(28)
    readonly property int hero: capital(36)

    readonly property string textFamily: "Noto Sans"
    readonly property string displayFamily: "Noto Sans Display"

    // How much of a face's natural line a line of text takes; the scripts differ in height
    function leading(text: string): real {
        return /[\u0600-\u06ff]/.test(text) ? 0.88 : /[\u1200-\u137f]/.test(text) ? 1.0 : 0.96;
    }
    function tightLeading(text: string): real {
        return leading(text) * 0.9;
    }
    function displayLeading(text: string): real {
        return /[\u0600-\u06ff]/.test(text) ? 0.8 : /[\u1200-\u137f]/.test(text) ? 0.84 : 0.76;
    }

    // Space and lines: u is 2 mm
    readonly property real u: 2 / mmPerPx
    readonly property int thick: Math.max(1, Math.round(0.744 / mmPerPx))
    readonly property int thin: Math.max(1, Math.round(0.496 / mmPerPx))
    readonly property int ring: Math.max(3, Math.round(1.488 / mmPerPx))
    readonly property int margin: Math.round((compact ? 5 : 6) * u)
    readonly property int gap: Math.round(2 * u)
    readonly property int target: Math.max(48, Math.round(15 / mmPerPx)) // staff screens
    readonly property int sign: Math.max(48, Math.round((compact ? 20 : 24) / mmPerPx))
    readonly property int topLine: Math.round((compact ? 10 : 12) * u)
    readonly property int foot: Math.round((compact ? 10.5 : 14) * u)
    readonly property int historyRow: Math.round((compact ? 10.4 : 13) * u)
    readonly property int icon: Math.round((compact ? 9 : 10.9) / mmPerPx)

    // Motion
    readonly property int rise: reducedMotion ? 0 : 160
    readonly property int turnPage: reducedMotion ? 0 : 200
    readonly property int enterRow: reducedMotion ? 0 : 160
    readonly property int resize: reducedMotion ? 0 : 240
    readonly property int breathe: 1600
}
