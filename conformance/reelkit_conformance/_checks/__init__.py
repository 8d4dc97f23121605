"""The checks, a module for each family, with the vendor's sentence for each. Data; no I/O."""
