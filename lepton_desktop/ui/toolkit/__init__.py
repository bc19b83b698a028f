"""What every part of the window is made with: theme, icons, texts, dialogs, threads."""
