"""The schema's history; `gatehouse-hub migrate` brings a database up to date."""
