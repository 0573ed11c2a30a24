"""Tests of the device's store, on real encrypted files."""
