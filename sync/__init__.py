"""The engine that keeps a device and its hub in step, usable without Qt and without SQLite."""
