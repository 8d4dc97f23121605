"""Code that the packages share because they may not import each other. Standard library only."""
