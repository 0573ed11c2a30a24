"""`gatehouse-hub pairing-code`: makes a code that pairs one device."""

import json
from typing import Annotated, Any

import qrcode
import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy import Connection, Row, or_, select

from server_stub.check_in.records import checkpoints
from server_stub.command_line import DatabaseOption, EventOption, find_event, open_hub
from server_stub.devices import codes, pairing
from server_stub.devices.pairing import NewDevice
from server_stub.errors import OperatorError
from server_stub.moment import Moment
from sync.wire.enums import DeviceMode


def pairing_code(
    *,
    event: EventOption = None,
    checkpoint: Annotated[
        str | None, typer.Option("--checkpoint", help="Name or id of where the device stands.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="Unique in the event; made up where it is left out.")
    ] = None,
    mode: Annotated[DeviceMode, typer.Option("--mode")] = DeviceMode.CHECK_IN,
    language: Annotated[str, typer.Option("--language", help="Language that the device starts in.")] = "en",
    hub_url: Annotated[str | None, typer.Option("--hub-url", help="How devices reach this hub.")] = None,
    show_qr: Annotated[bool, typer.Option("--qr", help="Show the pairing line as a QR code too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Make a code that pairs one device within 15 minutes, and print the line to type on the device."""

    def work(connection: Connection, moment: Moment) -> tuple[str, str]:
        found = find_event(connection, event)
        new = NewDevice(
            name=name or pairing.free_name(connection, found.id),
            mode=mode,
            checkpoint_id=None if checkpoint is None else _find_checkpoint(connection, found, checkpoint),
            language=language,
        )
        return pairing.make_code(connection, moment, found.tenant_id, found.id, new), new.name

    with open_hub(database, "pairing-code") as hub:
        code, device = hub.write(work)
        url = hub_url or f"http://{hub.settings.host}:{hub.settings.port}"
    _tell(codes.show(code), device, f"gatehouse pair {url} {codes.show(code)}", show_qr=show_qr, as_json=as_json)


def _find_checkpoint(connection: Connection, event: Row[Any], wanted: str) -> str:
    table = checkpoints.c
    living = select(table.id, table.name).where(table.event_id == event.id, table.deleted_ms.is_(None))
    row = connection.execute(living.where(or_(table.name == wanted, table.id == wanted))).first()
    if row is None:
        known = ", ".join(each.name for each in connection.execute(living.order_by(table.name)))
        raise OperatorError(
            f"The event has no checkpoint {wanted!r}.",
            next_step=f"It has these: {known}." if known else "Make one first.",
        )
    checkpoint_id: str = row.id
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
