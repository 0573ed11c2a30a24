"""Kiosk devices: pairing, configuration and heartbeat."""
