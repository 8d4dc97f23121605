"""Overlays: reading them, applying them strictly, and the page that lists what they change."""
