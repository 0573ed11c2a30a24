"""Participants of an event."""
