"""What each subcommand of the command line does; `arguments` defines their arguments."""
