"""Who is blocked."""
