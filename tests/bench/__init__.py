"""How fast it is: every figure a ratio to a raw limit that was measured in the same run."""
