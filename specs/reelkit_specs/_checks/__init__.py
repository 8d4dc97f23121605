"""What must hold in every document of the vendor and in what our overlays add."""
