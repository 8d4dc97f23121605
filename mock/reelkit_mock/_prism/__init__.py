"""Prism as a second opinion."""
