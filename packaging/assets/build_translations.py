"""Gathers every text of the screens into resources/i18n/gatehouse_<language>.ts, and compiles these to .qm files.

English is its own source. For the other languages each text that has no translation yet is named, and the command
fails, so that no half-translated screen is shipped.
"""

import argparse
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "fr", "am", "ar")
TOOLS = Path(sys.executable).parent


def gather(language: str) -> Path:
    """Bring the .ts file of a language up to date with the sources, and return it."""
    sources = [*sorted((ROOT / "resources" / "qml").rglob("*.qml")), *sorted((ROOT / "kiosk" / "ui").glob("*.py"))]
    target = FOLDER / f"gatehouse_{language}.ts"
    options = ("-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language)
    subprocess.run([TOOLS / "pyside6-lupdate", "-silent", *options, *sources, "-ts", target], check=True)
    return target


def missing(translations: Path) -> list[str]:
    """Return the texts of a .ts file that have no finished translation."""
    messages = ET.parse(translations).getroot().iter("message")  # noqa: S314 - a file of this repository
    return [message.findtext("source", "") for message in messages if not message.findtext("translation")]


def compile_(translations: Path) -> None:
    """Write the .qm file beside a .ts file."""
    subprocess.run(
        [TOOLS / "pyside6-lrelease", "-silent", translations, "-qm", translations.with_suffix(".qm")], check=True
    )


def main() -> int:
    """Return 0 when every language is complete."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    incomplete = 0
    for language in LANGUAGES:
        translations = gather(language)
        compile_(translations)
        untold = [] if language == "en" else missing(translations)
        incomplete += len(untold)
        for text in untold:
            print(f"{language}: {text}")
    return 1 if incomplete else 0


if __name__ == "__main__":
    sys.exit(main())
