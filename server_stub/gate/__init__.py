"""Who may come in: the API keys, what they permit, and how often somebody may try."""
