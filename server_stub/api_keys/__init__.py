"""API keys: making, checking, rotating and revoking them."""
