"""A working hub with the platform's REST API, on SQLite by default."""
