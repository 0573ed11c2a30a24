"""Tenants: the organisers that share a hub, and the capabilities each has switched on."""
