"""What a door reads: the changes of its event, and the whole of it as a snapshot."""
