"""The device's two encrypted files: the journal, which is precious, and the cache, which is not."""
