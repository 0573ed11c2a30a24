"""Fixtures of whole devices."""

from tests.support.door_fixtures import application, gate, hub, no_desktop_keyring, open_device

__all__ = ["application", "gate", "hub", "no_desktop_keyring", "open_device"]
