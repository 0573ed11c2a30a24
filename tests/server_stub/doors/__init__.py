"""The change feed and its snapshots."""
