"""What each subcommand of the command line does; `cli.py` defines their arguments."""
