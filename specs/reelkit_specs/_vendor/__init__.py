"""Which documents does the vendor publish? Download, sources.toml, references, models in several documents."""
