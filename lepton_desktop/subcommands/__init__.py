"""What each subcommand of the command line does; `cli.py` says how they are spelled."""
