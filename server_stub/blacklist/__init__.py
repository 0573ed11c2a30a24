"""People who are not to be let in."""
