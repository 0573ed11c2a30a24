"""Tests, a folder a package; `support` holds what several of them need."""
