"""Whether the blacklist means a participant."""
