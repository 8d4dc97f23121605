"""The vendor's documents: where they come from, sources.toml, and which of several describes a model."""
