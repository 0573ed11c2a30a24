"""The commands of the check-in side, run as an operator runs them."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from server_stub.__main__ import app
from server_stub.badges.commands import INDEX
from server_stub.errors import OperatorError
from sync.wire import routes
from sync.wire.devices import PairAnswer, PairRequest
from tests.server_stub.door import read
from tests.support.hub import InProcessHub


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a hub with a small sample event."""
    path = tmp_path_factory.mktemp("commands") / "hub.db"
    _run(path, "migrate")
    _run(path, "seed", "--participants", "60")
    return path


def _run(path: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(app, [*arguments, "--database", f"sqlite:///{path}"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_seeding_again_says_so(seeded: Path) -> None:
    """The command may be run twice, and names what there is."""
    output = _run(seeded, "seed").stdout
    assert output.startswith("There already: the event nile-basin-summit with 60 participants")
    assert 'pairing-code --event nile-basin-summit --checkpoint "North gate"' in output


def test_a_pairing_code_pairs_a_device(seeded: Path) -> None:
    """The code that the command prints works at the hub that serves the same file."""
    told = json.loads(_run(seeded, "pairing-code", "--checkpoint", "North gate", "--name", "Gate", "--json").stdout)
    assert told["device"] == "Gate"
    assert told["command"].endswith(f" {told['code']}")
    request = PairRequest(code=told["code"], app_version="0.1.0")
    with InProcessHub(seeded) as hub, hub.client() as client:
        paired = read(client.post(routes.PAIR, content=msgspec.json.encode(request)), PairAnswer, status=201)
    assert paired.config.name == "Gate"
    assert paired.config.checkpoint_id is not None


def test_a_pairing_code_for_people(seeded: Path) -> None:
    """The line to type on the device stands there, and a QR code on demand."""
    output = _run(
        seeded, "pairing-code", "--checkpoint", "Lounge", "--hub-url", "https://hub.example.org", "--qr"
    ).stdout
    assert "  gatehouse pair https://hub.example.org " in output
    assert "█" in output


def test_badges_are_drawn(seeded: Path, tmp_path: Path) -> None:
    """A picture for each participant, and the index."""
    output = _run(seeded, "badges", "--out", str(tmp_path / "badges"), "--limit", "3").stdout
    assert output.startswith("3 badges")
    assert len(list((tmp_path / "badges").glob("*.png"))) == 3
    assert (tmp_path / "badges" / INDEX).exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pairing-code", "--checkpoint", "Moon"], "It has these: Lounge, Meeting room 1, North gate, South gate"),
        (["pairing-code"], "name one with --checkpoint. It has these: Lounge,"),
        (["pairing-code", "--event", "nowhere"], "There is no event 'nowhere'"),
        (["badges", "--out", "unused", "--participant", "NONE-SUCH"], "no participant with the code NONESUCH"),
    ],
)
def test_mistakes_say_what_to_do(seeded: Path, arguments: list[str], message: str) -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(OperatorError, match=message):
        _run(seeded, *arguments)


def test_a_name_in_use_is_refused(seeded: Path) -> None:
    """A device's name is unique in its event."""
    with InProcessHub(seeded) as hub, hub.client() as client:
        told = json.loads(_run(seeded, "pairing-code", "--checkpoint", "Lounge", "--name", "Twice", "--json").stdout)
        client.post(routes.PAIR, json={"code": told["code"], "appVersion": "1"}).raise_for_status()
    with pytest.raises(OperatorError, match="choose another name"):
        _run(seeded, "pairing-code", "--checkpoint", "Lounge", "--name", "Twice")
