"""Zones, checkpoints, and what happened at them: access logs, presence and occupancy."""
