"""What the other packages share and must not write twice. Standard library only."""
