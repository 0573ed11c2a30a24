"""Workflows: the steps that a registration goes through."""
