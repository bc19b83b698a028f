"""Pictures and words to vectors: models, engines, devices and downloads."""
