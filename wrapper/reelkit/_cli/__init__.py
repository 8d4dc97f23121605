"""The job commands of `reelkit`: one module for each command, or for commands that share code.

A command is a function that takes a `Run` and returns a `Result`, or raises a ReelkitError. `support.job_command` does
what all commands have in common: error messages, exit codes, warnings, Ctrl-C and --json. Only `support.terminal`
writes to the terminal.
"""
