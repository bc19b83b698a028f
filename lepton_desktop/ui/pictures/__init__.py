"""Thumbnails and pictures for the screen, made on threads."""
