"""What do our overlays change in the vendor's documents? Reads and applies them, and lists the changes."""
