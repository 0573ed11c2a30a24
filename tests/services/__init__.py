"""Tests of the use cases, over plain in-memory ports."""
