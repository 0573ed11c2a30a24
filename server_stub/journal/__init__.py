"""Taking in what devices recorded: every row once, in order, with its chain checked."""
