"""What all parts of the window use: theme, icons, texts, dialogs, threads."""
