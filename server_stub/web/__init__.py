"""What every route shares: who calls, what an answer looks like, and what a request may contain."""
