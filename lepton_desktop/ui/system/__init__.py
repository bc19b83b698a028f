"""The system around the window: its clipboard, trash, file browser and notification area."""
