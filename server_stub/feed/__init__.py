"""What the doors need to know, in commit order: the change feed and its snapshots."""
