"""Runs the sync engine in its own thread."""
