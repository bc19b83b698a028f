"""The indexing road: from folders to vectors in the catalog."""
