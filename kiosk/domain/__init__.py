"""Pure rules of the device: no Qt, no SQL, no clock, no log."""
