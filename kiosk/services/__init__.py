"""Use cases of the device, one a module, over the ports in `ports.py`."""
