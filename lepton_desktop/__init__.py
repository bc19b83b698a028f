"""Lepton Desktop: photo search by sentence and by picture, on the person's own machine."""

__version__ = "0.1.0"
