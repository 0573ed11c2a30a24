"""OpenCV as the program sets it up."""

import pytest

from kiosk.devices.pictures import prepare_opencv


@pytest.fixture(scope="session", autouse=True)
def quiet_opencv() -> None:
    """Prepare OpenCV once, before the first picture."""
    prepare_opencv()
