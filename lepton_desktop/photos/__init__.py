"""Picture files: which files are pictures, how they are decoded, what their metadata says, their thumbnails."""
