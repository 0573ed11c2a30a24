"""The contract between device and hub, byte for byte."""
