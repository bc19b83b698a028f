"""The search bar: what is typed, the chips of a question, and what is suggested."""
