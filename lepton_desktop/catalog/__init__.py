"""What is known about every photo: one SQLite file, the truth of a library."""
