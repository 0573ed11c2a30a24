"""Python under QML: view-models, the engine that loads the screens, words for verdicts."""
