"""Indexing: from folders of photos to what the catalog knows of each photo."""
