"""The hub over HTTP, on a real SQLite file."""
