"""How this device is set: one frozen value from a TOML file, then the environment, then flags; later ones win.

Each setting has one name everywhere: `data_dir` in the file is `GATEHOUSE_DATA_DIR` in the environment and `--data-dir`
as a flag. What the hub configures for the device (its name, checkpoint, languages) is not here; `mode`, `language` and
`theme` override the hub only where they are given.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta

from kiosk.bootstrap import ScreenSize
from kiosk.errors import ConfigurationError
from sync.wire.enums import DeviceMode

_PREFIX = "GATEHOUSE_"
_SCREEN = re.compile(r"([1-9]\d{2,4})x([1-9]\d{2,4})")


class Theme(StrEnum):
    """How the screens are coloured."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Language(StrEnum):
    """The languages that the screens speak."""

    ENGLISH = "en"
    FRENCH = "fr"
    AMHARIC = "am"
    ARABIC = "ar"


class Graphics(StrEnum):
    """Who draws the screens."""

    SOFTWARE = "software"
    GPU = "gpu"


class DecoderEngine(StrEnum):
    """Which library reads the codes in a camera frame."""

    ZXING = "zxing"
    ZBAR = "zbar"
    OPENCV = "opencv"


class LogLevel(StrEnum):
    """The least important line that the log keeps."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be set on this device; whole and valid once it exists."""

    data_dir: Annotated[Path, Meta(description="a folder for the journal, the cache and the logs")]
    mode: Annotated[DeviceMode | None, Meta(description="what this device is for")] = None
    camera: Annotated[str, Meta(description="a camera's number, or the path of a video, a picture or a folder")] = "0"
    decoder: Annotated[DecoderEngine, Meta(description="the library that reads codes")] = DecoderEngine.ZXING
    language: Annotated[Language | None, Meta(description="the first language on the screen")] = None
    theme: Annotated[Theme | None, Meta(description="the colours of the screen")] = None
    sound: Annotated[bool, Meta(description="true or false: signals for yes, no and attention")] = True
    full_screen: Annotated[bool, Meta(description="true or false: fill the screen and hide the frame")] = False
    graphics: Annotated[Graphics, Meta(description="gpu only where one was seen to work")] = Graphics.SOFTWARE
    off_screen: Annotated[bool, Meta(description="true or false: draw into memory, without a display")] = False
    screen: Annotated[ScreenSize, Meta(description="pixels to draw into memory, as 1920x1080")] = ScreenSize(1920, 1080)
    log_level: Annotated[LogLevel, Meta(description="the least important line in the log")] = LogLevel.INFO


def load(flags: Mapping[str, str | None], environment: Mapping[str, str], *, home: Path) -> Settings:
    """Return the settings of this start.

    Args:
        flags: what the command line gave, by setting; None where a flag was not given. `config` names the file.
        environment: holds the `GATEHOUSE_*` variables (an empty one counts as not given) and the `XDG_*` folders.
        home: the home folder of the user.

    Raises:
        ConfigurationError: something does not fit; the text names every such setting, its value and its source.
    """
    given: dict[str, tuple[str, str]] = {}
    problems: list[str] = []
    config = _config_file(flags, environment, home)
    if config is not None:
        given |= _from_file(config, problems)
    for name in Settings.__struct_fields__:
        variable = _PREFIX + name.upper()
        if environment.get(variable):
            given[name] = (environment[variable], variable)
        flag = flags.get(name)
        if flag is not None:
            given[name] = (flag, f"--{name.replace('_', '-')}")
    given.setdefault("data_dir", (str(_xdg(environment, "XDG_DATA_HOME", home / ".local/share")), "default"))
    values: dict[str, Any] = dict(_converted(given, home, problems))
    if problems:
        raise ConfigurationError(
            "The settings cannot be used:\n" + "\n".join(f"  {problem}" for problem in problems) + "\n",
            next_step="Correct them and start again.",
        )
    return Settings(**values)


def _config_file(flags: Mapping[str, str | None], environment: Mapping[str, str], home: Path) -> Path | None:
    named = flags.get("config") or environment.get(_PREFIX + "CONFIG")
    if named:
        return Path(named)
    usual = _xdg(environment, "XDG_CONFIG_HOME", home / ".config") / "gatehouse.toml"
    return usual if usual.exists() else None


def _xdg(environment: Mapping[str, str], variable: str, usual: Path) -> Path:
    """Return our folder below one of the XDG base folders; their specification has relative ones ignored."""
    base = Path(environment.get(variable, ""))
    return (base if base.is_absolute() else usual) / "gatehouse"


def _from_file(config: Path, problems: list[str]) -> dict[str, tuple[str, str]]:
    try:
        table = tomllib.loads(config.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(
            f"The settings file {config} cannot be read: {error.strerror}.",
            next_step="Name a file that is there, or leave --config and GATEHOUSE_CONFIG away.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"The settings file {config} is not TOML: {error}.",
            next_step='Write one setting a line, as in: camera = "0"',
        ) from error
    found: dict[str, tuple[str, str]] = {}
    for name, value in table.items():
        if name not in Settings.__struct_fields__:
            problems.append(f"{name} in {config}: there is no such setting{_nearest(name)}")
        elif isinstance(value, bool):
            found[name] = (str(value).lower(), str(config))
        elif isinstance(value, str | int):
            found[name] = (str(value), str(config))
        else:
            problems.append(f"{name} in {config}: needs a single value, not {type(value).__name__}")
    return found


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, Settings.__struct_fields__, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _converted(given: Mapping[str, tuple[str, str]], home: Path, problems: list[str]) -> Iterator[tuple[str, object]]:
    """Yield each given setting as its own type; what does not fit becomes a problem, so that all are named."""
    for field in msgspec.structs.fields(Settings):
        if field.name not in given:
            continue
        text, source = given[field.name]
        try:
            yield field.name, _from_text(field.type, text, home)
        except (msgspec.ValidationError, ValueError):
            problems.append(f"{field.name} = {text!r} ({source}): must be {_expected(field.type)}")


def _from_text(annotated: Any, text: str, home: Path) -> object:
    plain, _ = get_args(annotated)
    if plain is Path:
        return _absolute(text, home)
    if plain is ScreenSize:
        return _screen_size(text)
    return msgspec.convert(text, annotated, strict=False)


def _absolute(text: str, home: Path) -> Path:
    return home / text[2:] if text.startswith("~/") else Path(text).absolute()


def _screen_size(text: str) -> ScreenSize:
    found = _SCREEN.fullmatch(text)
    if not found:
        raise ValueError("not WIDTHxHEIGHT")
    return ScreenSize(int(found[1]), int(found[2]))


def _expected(annotated: Any) -> str:
    """Return what a setting's type accepts, in words: the closed set where there is one, and its description."""
    plain, meta = get_args(annotated)
    words = [member.value for part in (plain, *get_args(plain)) if _is_enum(part) for member in part]
    return f"one of {', '.join(words)} ({meta.description})" if words else meta.description


def _is_enum(candidate: object) -> bool:
    return isinstance(candidate, type) and issubclass(candidate, StrEnum)
