"""The thread that runs the engine."""
