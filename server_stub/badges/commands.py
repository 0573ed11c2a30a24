"""`gatehouse-hub badges`: issues badges and writes them as pictures, with an index."""

import csv
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track
from sqlalchemy import Connection

from server_stub.badges import pictures, service
from server_stub.badges.service import Badge
from server_stub.command_line import find_event, open_hub
from server_stub.errors import OperatorError
from server_stub.moment import Moment

INDEX = "badges.csv"
"""Registration code, participant id, text of the QR code, and file name of each badge."""


def badges(
    database: str | None,
    event: str | None,
    out: Path,
    *,
    codes: Sequence[str],
    limit: int | None,
    reprint: bool,
    font: Path | None,
) -> None:
    """Issue badges to those with these registration codes, or to all, and write them to a folder.

    Raises:
        OperatorError: there is no such participant, or the folder cannot be written.
    """

    def work(connection: Connection, moment: Moment) -> list[Badge]:
        found = find_event(connection, event)
        people = service.choose(connection, found.id, codes, limit)
        return service.issue(connection, moment, found, people, reprint=reprint)

    with open_hub(database, "badges") as hub:
        issued = hub.write(work)
    try:
        write_all(issued, out, font)
    except OSError as error:
        raise OperatorError(
            f"The badges were issued, but could not be written: {error}.", next_step="Mend that and run it again."
        ) from error
    Console().print(f"{len(issued)} badges and {INDEX} in {out}")


def write_all(issued: Sequence[Badge], out: Path, font: Path | None = None) -> list[Path]:
    """Write a picture for each badge and the index, and return the pictures' paths.

    Raises:
        OSError: the folder cannot be written, or the font not read.
    """
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"{badge.registration_code}.png" for badge in issued]
    console = Console(stderr=True)
    pairs = zip(issued, paths, strict=True)
    for badge, path in track(
        pairs, "Drawing badges", total=len(paths), console=console, disable=not console.is_terminal, transient=True
    ):
        pictures.draw(badge, font).save(path)
    _write_index(issued, paths, out / INDEX)
    return paths


def _write_index(issued: Sequence[Badge], paths: Sequence[Path], index: Path) -> None:
    with index.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["registrationCode", "participantId", "token", "file"])
        for badge, path in zip(issued, paths, strict=True):
            writer.writerow([badge.registration_code, badge.participant_id, badge.token, path.name])
