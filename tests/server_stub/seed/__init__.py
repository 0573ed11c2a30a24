"""The sample event, and the commands of the check-in side."""
