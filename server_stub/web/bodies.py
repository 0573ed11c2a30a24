"""Request bodies: strictly typed JSON, with every fault named at once."""

import re
from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import State
from msgspec.structs import FieldInfo

from server_stub.errors import UnsupportedMediaTypeError, ValidationError
from sync.wire.envelope import FieldError

_PATH = re.compile(r" - at `(?:key in )?\$(.*)`$")


class HubRequest(Request[Any, Any, State]):
    """A request whose JSON body is decoded into the type that the handler's `data` asks for."""

    async def json(self) -> Any:
        """Return the body in the handler's type.

        Raises:
            UnsupportedMediaTypeError: it says that it is something other than JSON.
            ValidationError: it is no JSON, or does not fit; the details name each field.
        """
        self._require_json()
        data = self.route_handler.parsed_data_field
        return decode(await self.body(), Any if data is None else data.annotation)

    def _require_json(self) -> None:
        media_type, _ = self.content_type
        if media_type and media_type != "application/json" and not media_type.endswith("+json"):
            raise UnsupportedMediaTypeError(f"This reads application/json, not {media_type[:100]}.")


def decode(body: bytes, kind: Any) -> Any:
    """Return the JSON text as a value of this type.

    Raises:
        ValidationError: as `HubRequest.json` does.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise ValidationError("The body is not valid.", details=_faults(_plain(body), kind, error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable() from error


def _plain(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable() from error


def _unreadable() -> ValidationError:
    return ValidationError("The body is not JSON that this hub can read.")


def _faults(value: Any, kind: Any, first: msgspec.ValidationError) -> list[FieldError]:
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _faults_of_fields(value, kind) or [_fault(first, "")]
    return [_fault(first, "")]


def _faults_of_fields(value: dict[str, Any], kind: type[msgspec.Struct]) -> list[FieldError]:
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    faults = [_fault_of_field(value, name, field) for name, field in known.items()]
    unknown = [FieldError(field=name, message="is not a field of this record") for name in value if name not in known]
    return [fault for fault in faults if fault is not None] + unknown


def _fault_of_field(value: dict[str, Any], name: str, field: FieldInfo) -> FieldError | None:
    if name not in value:
        return FieldError(field=name, message="is required") if field.required else None
    try:
        msgspec.convert(value[name], field.type)
    except msgspec.ValidationError as error:
        return _fault(error, name)
    return None


def _fault(error: msgspec.ValidationError, field: str) -> FieldError:
    """Return msgspec's message and path, as in "Expected `str`, got `int` - at `$.levels[2]`"."""
    text = str(error)
    found = _PATH.search(text)
    path = field + (found[1] if found else "")
    return FieldError(field=path.lstrip(".") or "body", message=_PATH.sub("", text))
