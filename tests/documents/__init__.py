"""What README and docs/ show, works: `rules.py` says what that means for each kind of block."""
