"""What several commands share: options, exit codes, the terminal, the event loop, the text of results."""
