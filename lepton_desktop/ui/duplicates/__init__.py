"""The page for reviewing duplicates."""
