"""What the doors need to know, in commit order: publishing it, and reading it back."""
