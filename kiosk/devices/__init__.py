"""The world outside the device: cameras, decoders, typed scanners, sound. Plain Python, and no Qt."""
