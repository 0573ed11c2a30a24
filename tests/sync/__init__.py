"""The sync engine: each module by itself, then the whole against a hub."""
