"""Aligning pictures and words: how the built-in model is made, and how a user makes one of their own."""
