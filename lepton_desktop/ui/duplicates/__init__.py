"""The page on which duplicates are looked through."""
