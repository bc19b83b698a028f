"""One photo, large, and the information about it."""
