"""A sample event to try the product with."""
