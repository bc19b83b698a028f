"""Picture files: which files are pictures, decoding them, what their metadata says, their thumbnails."""
