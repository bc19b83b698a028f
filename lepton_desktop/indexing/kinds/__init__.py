"""The kinds of work: what indexing finds out about every photo. One file each; `table.py` lists them."""
