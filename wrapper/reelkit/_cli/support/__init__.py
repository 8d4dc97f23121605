"""What the commands share: options, results, exit codes, the terminal, the event loop and the mock process."""
