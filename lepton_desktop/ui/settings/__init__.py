"""The settings: what the user chooses, a page for each subject."""
