"""The search road: from a question to photos, best first."""
