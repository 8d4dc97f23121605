"""What the journal and the network code need from the operating system: files, forks, threads, crash tests and URLs."""
