"""What can be done with photos."""
