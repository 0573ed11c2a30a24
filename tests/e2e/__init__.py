"""The whole product in small: real programs, a real hub over HTTP, real pictures before the camera."""
