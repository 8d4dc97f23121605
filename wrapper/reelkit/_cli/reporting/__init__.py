"""What a command that runs for long tells other programs: events, metrics and log lines."""
