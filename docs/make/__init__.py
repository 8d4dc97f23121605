"""The generated parts of docs/: `python -m docs.make` writes them, `--check` reports what is out of date."""
