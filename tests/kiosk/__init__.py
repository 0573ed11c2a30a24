"""The device's composition root and its command line."""
