"""The device: a Qt application that decides at the door from its own store."""
