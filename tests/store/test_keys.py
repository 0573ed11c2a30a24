"""Where the device's secrets lie, and what happens when the keyring is not there."""

import os
import stat
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import PasswordDeleteError

from kiosk.errors import SecretsError
from kiosk.store.keyring_choice import ChosenKeyring, KeyringKind, choose_keyring, system_keyring
from kiosk.store.keyring_file import CREDENTIAL, FileKeyring
from kiosk.store.keys import DeviceIdentity, DeviceKeys

IDENTITY = DeviceIdentity(
    hub_url="https://hub.example.org", device_id="device-1", api_key="ak_demo_5ec4e7", event_id="event-1"
)


@pytest.fixture
def credentials(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a unit that has the credential."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / CREDENTIAL).write_bytes(os.urandom(32))
    return {"CREDENTIALS_DIRECTORY": str(folder)}


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    """Each file has its own key, and the next start gets the same one."""
    keys = DeviceKeys(choose_keyring(tmp_path, environment={}))
    assert keys.database_key("journal") is None
    made = keys.make_database_key("journal")
    again = DeviceKeys(choose_keyring(tmp_path, environment={}))
    assert again.database_key("journal") == made
    assert again.database_key("cache") is None


def test_the_identity_is_one_secret(tmp_path: Path) -> None:
    """Pairing is kept as a whole and forgotten as a whole, and its key stays out of logs."""
    keys = DeviceKeys(choose_keyring(tmp_path, environment={}))
    assert keys.identity() is None
    keys.set_identity(IDENTITY)
    assert keys.identity() == IDENTITY
    assert "5ec4e7" not in repr(IDENTITY)
    keys.forget_identity()
    keys.forget_identity()
    assert keys.identity() is None


def test_no_secret_lies_in_plain_text(tmp_path: Path) -> None:
    """No file of the keyring holds a secret as it is, and only the owner can read them."""
    keys = DeviceKeys(choose_keyring(tmp_path, environment={}))
    keys.set_identity(IDENTITY)
    key = keys.make_database_key("journal")
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"5ec4e7" not in content
        assert key not in content
        assert key.hex().encode() not in content
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_key_file_is_named_aloud(tmp_path: Path, credentials: dict[str, str]) -> None:
    """Where a stolen disk gives the keys away the operator is told, and with a credential there is no need."""
    weak, strong = tmp_path / "weak", tmp_path / "strong"
    weak.mkdir()
    strong.mkdir()
    assert "no keyring" in (choose_keyring(weak, environment={}).warning or "")
    assert choose_keyring(strong, environment=credentials).warning is None


def test_a_choice_stays(tmp_path: Path, credentials: dict[str, str]) -> None:
    """A better keyring that appears later does not make the device forget its keys."""
    made = DeviceKeys(choose_keyring(tmp_path, environment={})).make_database_key("journal")
    later = choose_keyring(tmp_path, environment=credentials, system=_no_keyring())
    assert later.kind is KeyringKind.KEY_FILE
    assert DeviceKeys(later).database_key("journal") == made


def test_a_missing_credential_is_an_error_and_no_new_keyring(tmp_path: Path, credentials: dict[str, str]) -> None:
    """A device started outside its unit says so instead of beginning with new keys."""
    choose_keyring(tmp_path, environment=credentials)
    with pytest.raises(SecretsError, match="credential"):
        choose_keyring(tmp_path, environment={})


def test_a_missing_system_keyring_is_an_error_and_no_new_keyring(tmp_path: Path) -> None:
    """A locked desktop keyring is not replaced by a file."""
    choose_keyring(tmp_path, environment={}, system=_no_keyring())
    with pytest.raises(SecretsError, match="Unlock"):
        choose_keyring(tmp_path, environment={})


def test_a_changed_credential_is_an_error(tmp_path: Path, credentials: dict[str, str]) -> None:
    """With another machine's credential the keyring does not open, and nothing is overwritten."""
    DeviceKeys(choose_keyring(tmp_path, environment=credentials)).make_database_key("journal")
    Path(credentials["CREDENTIALS_DIRECTORY"], CREDENTIAL).write_bytes(b"another machine's secret")
    before = (tmp_path / "keyring.bin").read_bytes()
    keys = DeviceKeys(choose_keyring(tmp_path, environment=credentials))
    with pytest.raises(SecretsError, match="cannot be read"):
        keys.database_key("journal")
    with pytest.raises(SecretsError, match="cannot be read"):
        keys.make_database_key("journal")
    assert (tmp_path / "keyring.bin").read_bytes() == before


@pytest.mark.parametrize("fate", ["missing", "cut short", "open to others"])
def test_a_key_file_that_cannot_be_trusted_is_an_error(tmp_path: Path, fate: str) -> None:
    """A lost or exposed key file is named; a new one would make all keys unreadable without a word."""
    DeviceKeys(choose_keyring(tmp_path, environment={})).make_database_key("journal")
    key_file = tmp_path / "keyring.key"
    if fate == "missing":
        key_file.unlink()
    elif fate == "cut short":
        key_file.write_bytes(b"short")
    else:
        key_file.chmod(0o644)
    with pytest.raises(SecretsError, match=r"keyring\.key"):
        choose_keyring(tmp_path, environment={})


def test_a_garbled_keyring_is_an_error(tmp_path: Path) -> None:
    """A damaged keyring file is not taken for an empty one."""
    keyring = FileKeyring(tmp_path / "keyring.bin", bytes(32))
    keyring.set_password("service", "name", "secret")
    content = bytearray((tmp_path / "keyring.bin").read_bytes())
    content[20] ^= 1
    (tmp_path / "keyring.bin").write_bytes(content)
    with pytest.raises(SecretsError):
        keyring.get_password("service", "name")


def test_a_keyring_that_forgets_is_found_out(tmp_path: Path) -> None:
    """A key that is not there when it is read back is never used for a file."""
    keys = DeviceKeys(ChosenKeyring(_forgetful_keyring(), KeyringKind.SYSTEM, "test"))
    with pytest.raises(SecretsError, match="does not keep"):
        keys.make_database_key("journal")


def test_a_machine_without_a_keyring_is_told_so(tmp_path: Path) -> None:
    """A backend that answers nothing raises our error, with a next step."""
    keys = DeviceKeys(ChosenKeyring(_no_keyring(), KeyringKind.SYSTEM, "test"))
    for ask in (keys.identity, keys.forget_identity, lambda: keys.set_identity(IDENTITY)):
        with pytest.raises(SecretsError, match="does not answer"):
            ask()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a keyring")
def test_a_machine_without_a_session_has_no_keyring_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kiosk without a desktop session gets none, and none that writes plain text or forgets either."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert system_keyring() is None


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    """The first command on a new device may well be the one that needs the keyring."""
    assert choose_keyring(tmp_path / "new" / "folder", environment={}).kind is KeyringKind.KEY_FILE


def test_the_file_keyring_keeps_the_rules_of_keyring(tmp_path: Path) -> None:
    """It never offers itself to keyring's search, and deleting what is not there is an error."""
    assert not FileKeyring.viable
    keyring = FileKeyring(tmp_path / "keyring.bin", bytes(32))
    assert keyring.get_password("service", "name") is None
    with pytest.raises(PasswordDeleteError):
        keyring.delete_password("service", "name")


def _no_keyring() -> KeyringBackend:
    return NoKeyring()  # type: ignore[no-untyped-call]  # keyring's backends have no types


def _forgetful_keyring() -> KeyringBackend:
    return ForgetfulKeyring()  # type: ignore[no-untyped-call]  # keyring's backends have no types
