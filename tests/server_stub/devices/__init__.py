"""Pairing, configuration and heartbeats."""
