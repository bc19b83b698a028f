"""What the window shows of the library: its photos, folders and saved searches, and the state of indexing."""
