"""What the window shows of the library: its photos, folders, saved searches, and the state of the indexing."""
