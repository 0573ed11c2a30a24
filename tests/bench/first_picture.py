"""Runs the product until the camera's picture is on its window, says so on one line, and ends. For `start`."""

import sys
from pathlib import Path

from kiosk.__main__ import load_settings, prepare_qt

_LOOK_EVERY_MS = 5


def main(data_dir: str, film: str) -> None:
    """Run a paired device off-screen with a film as its camera."""
    (Path(data_dir) / "settings.toml").touch()
    settings = load_settings(
        data_dir=data_dir,
        camera=film,
        mode="check-in",
        off_screen="true",
        sound="false",
        config=str(Path(data_dir) / "settings.toml"),
    )
    prepare_qt(settings)
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - Qt reads its environment when it is imported
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from kiosk import app  # noqa: PLC0415
    from kiosk.ui.frame_item import CameraPicture  # noqa: PLC0415

    look = QTimer(interval=_LOOK_EVERY_MS)

    def watch(device: app.Device) -> None:
        def is_shown() -> None:
            picture = device.qml.window.findChild(CameraPicture)
            if picture is not None and picture.property("shown"):
                look.stop()
                print("shown", flush=True)
                QGuiApplication.quit()

        look.timeout.connect(is_shown)
        look.start()

    sys.exit(app.run(settings, ready=watch))


if __name__ == "__main__":
    main(*sys.argv[1:])
