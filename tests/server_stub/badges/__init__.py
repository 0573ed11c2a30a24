"""Issuing and drawing badges."""
