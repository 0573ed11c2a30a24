"""Taking in journals."""
