"""Screens, fonts, icons, sounds and translations: data only; this module says where they are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
"""The folder that holds `qml/`, `i18n/`, `icons/`, `sounds/` and `fonts/`, also in a frozen build."""
