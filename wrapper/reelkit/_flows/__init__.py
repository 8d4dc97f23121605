"""What a client does, as generators without I/O: create, wait, recover, download, purchase."""
