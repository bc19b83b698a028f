"""The system around the window: clipboard, trash, file browser and notification area."""
