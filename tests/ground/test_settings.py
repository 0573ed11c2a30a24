"""Settings: where they come from, which wins, and what a wrong one is told."""

from pathlib import Path

import pytest

from kiosk.bootstrap import ScreenSize
from kiosk.errors import ConfigurationError
from kiosk.settings import Graphics, Settings, load
from sync.wire.enums import DeviceMode


def config(tmp_path: Path, text: str) -> dict[str, str | None]:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return {"config": str(path)}


def test_nothing_given_is_a_working_device(tmp_path: Path) -> None:
    """Every setting but the home folder has a default."""
    assert load({}, {}, home=tmp_path) == Settings(data_dir=tmp_path / ".local/share/gatehouse")


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    """The later word counts, setting by setting."""
    flags = config(tmp_path, 'camera = 2\nmode = "info"\nsound = false\nscreen = "1080x1920"') | {"mode": "check-in"}
    settings = load(flags, {"GATEHOUSE_CAMERA": "/films/door.mp4", "GATEHOUSE_MODE": "self-service"}, home=tmp_path)

    assert settings.mode is DeviceMode.CHECK_IN
    assert settings.camera == "/films/door.mp4"
    assert settings.sound is False
    assert settings.screen == ScreenSize(1080, 1920)


def test_the_usual_places_are_found(tmp_path: Path) -> None:
    """The file in the user's configuration folder is read, data goes where XDG says, and ~ is the user's home."""
    folder = tmp_path / ".config" / "gatehouse"
    folder.mkdir(parents=True)
    (folder / "gatehouse.toml").write_text('graphics = "gpu"')

    settings = load({}, {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": "relative"}, home=tmp_path)

    assert settings.graphics is Graphics.GPU
    assert settings.data_dir == tmp_path / "data" / "gatehouse"
    assert load({"data_dir": "~/door"}, {}, home=tmp_path).data_dir == tmp_path / "door"


def test_an_empty_variable_counts_as_not_given(tmp_path: Path) -> None:
    """A service file may clear a variable."""
    assert load({}, {"GATEHOUSE_CAMERA": ""}, home=tmp_path).camera == "0"


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    """An operator corrects everything in one go: each line has the setting, the value, its source and what would do."""
    flags = config(tmp_path, 'camra = "0"\nscreen = "big"\nsound = [1]') | {"mode": "door"}

    with pytest.raises(ConfigurationError) as caught:
        load(flags, {"GATEHOUSE_GRAPHICS": "fast"}, home=tmp_path)

    text = str(caught.value)
    assert "camra in" in text
    assert "did you mean camera?" in text
    assert "screen = 'big'" in text
    assert "sound in" in text
    assert "mode = 'door' (--mode): must be one of self-service, check-in" in text
    assert "graphics = 'fast' (GATEHOUSE_GRAPHICS): must be one of software, gpu" in text
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("text", "said"), [("camera =", "not TOML"), (None, "cannot be read"), ("\xff", "not TOML")])
def test_an_unusable_file_is_said_so(tmp_path: Path, text: str | None, said: str) -> None:
    """A file that is missing or is not TOML stops the start with the next step."""
    path = tmp_path / "settings.toml"
    if text is not None:
        path.write_bytes(text.encode("latin-1"))

    with pytest.raises(ConfigurationError, match=said):
        load({}, {"GATEHOUSE_CONFIG": str(path)}, home=tmp_path)


def test_settings_do_not_change_while_the_device_runs(tmp_path: Path) -> None:
    """What was validated at the start stays what it was."""
    with pytest.raises(AttributeError, match="immutable"):
        load({}, {}, home=tmp_path).camera = "1"  # type: ignore[misc]  # the refusal at run time is what is tested
