"""Zones, checkpoints, access logs and occupancy."""
