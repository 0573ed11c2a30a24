"""The contract between device and hub: structs, enums, routes, tokens and the rules both ends must agree on.

Nothing in here does I/O, reads a clock or writes a log.
"""
