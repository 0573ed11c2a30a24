"""Numbers as the screens write them: Latin digits in every language, grouped as the language groups them."""

from PySide6.QtCore import QLocale


def figure(number: int) -> str:
    """Return ``1,148``, and with a narrow space in French."""
    grouped = f"{number:,}"
    return grouped.replace(",", "\u202f") if QLocale().language() == QLocale.Language.French else grouped
