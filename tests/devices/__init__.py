"""Cameras, decoders, typed scanners and sound."""
