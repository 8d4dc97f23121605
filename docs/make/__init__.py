"""What in docs/ is made from the code: `python -m docs.make` writes it, `--check` says what is out of date."""
