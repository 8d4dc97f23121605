"""The job commands of `reelkit`: generate, submit, status, wait, save, models.

A command is a function that returns a `Result` or raises a ReelkitError. What is the same for all of them (errors, exit
codes, warnings, Ctrl-C, --json) lies in `_command`, and only `_terminal` prints. `reelkit --help` imports nothing of it
but `_exit_codes`.
"""
