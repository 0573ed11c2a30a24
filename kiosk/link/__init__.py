"""Runs the sync engine in its own thread and maps its records to the device's."""
