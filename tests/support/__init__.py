"""Parts that several test folders share, each with tests of its own in `tests/ground`."""
