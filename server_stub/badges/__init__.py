"""Badges: the keys that sign them, the tokens on them and the pictures to print."""
