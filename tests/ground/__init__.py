"""The ground under every other test: set-up, guards, settings, logs, Qt's environment and the layers."""
