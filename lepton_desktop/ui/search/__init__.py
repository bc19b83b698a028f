"""The search bar: the typed text, the chips of a query, and the suggestions."""
