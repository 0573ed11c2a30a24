"""`gatehouse-hub pairing-code`: makes a code that pairs one device."""

import json
from dataclasses import dataclass
from typing import Any

import qrcode
import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy import Connection, Row, select

from server_stub.check_in.records import checkpoints
from server_stub.command_line import find_event, open_hub
from server_stub.devices import codes, pairing
from server_stub.devices.pairing import NewDevice
from server_stub.errors import OperatorError
from server_stub.moment import Moment
from sync.wire.enums import DeviceMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The device to pair, in an operator's words; what is None is made up, or left open."""

    event: str | None
    checkpoint: str | None
    name: str | None
    mode: DeviceMode
    language: str


def pairing_code(database: str | None, wanted: Wanted, *, hub_url: str | None, show_qr: bool, as_json: bool) -> None:
    """Make a code that pairs the device, and print it.

    Raises:
        OperatorError: there is no such event or checkpoint, or the name is taken.
    """

    def work(connection: Connection, moment: Moment) -> tuple[str, str]:
        event = find_event(connection, wanted.event)
        new = NewDevice(
            name=wanted.name or pairing.free_name(connection, event.id),
            mode=wanted.mode,
            checkpoint_id=_find_checkpoint(connection, event, wanted),
            language=wanted.language,
        )
        return pairing.make_code(connection, moment, event.tenant_id, event.id, new), new.name

    with open_hub(database, "pairing-code") as hub:
        code, device = hub.write(work)
        url = hub_url or f"http://{hub.settings.host}:{hub.settings.port}"
    _tell(codes.show(code), device, f"gatehouse pair {url} {codes.show(code)}", show_qr=show_qr, as_json=as_json)


def _find_checkpoint(connection: Connection, event: Row[Any], wanted: Wanted) -> str | None:
    """Return the id of the checkpoint that was named; a device for check-in is no use without one."""
    if wanted.checkpoint is None and wanted.mode is not DeviceMode.CHECK_IN:
        return None
    table = checkpoints.c
    rows = connection.execute(
        select(table.id, table.name).where(table.event_id == event.id, table.deleted_ms.is_(None)).order_by(table.name)
    ).all()
    named = [row.id for row in rows if wanted.checkpoint in {row.name, row.id}]
    if not named:
        raise OperatorError(
            f"The event has no checkpoint {wanted.checkpoint!r}."
            if wanted.checkpoint
            else "A check-in device stands at a checkpoint of its event: name one with --checkpoint.",
            next_step=f"It has these: {', '.join(row.name for row in rows)}." if rows else "Make one first.",
        )
    checkpoint_id: str = named[0]
    return checkpoint_id


def _tell(code: str, device: str, line: str, *, show_qr: bool, as_json: bool) -> None:
    if as_json:
        valid_s = codes.LIFETIME_MS // 1000
        typer.echo(json.dumps({"code": code, "device": device, "command": line, "validSeconds": valid_s}))
        return
    Console(highlight=False, soft_wrap=True).print(
        f"[bold]{code}[/bold]  pairs {escape(repr(device))} within 15 minutes, once.\n\n  {escape(line)}"
    )
    if show_qr:
        symbol = qrcode.QRCode()
        symbol.add_data(line)
        symbol.print_ascii(invert=True)
