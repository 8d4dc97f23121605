"""The checks as data, a module for each family, with the vendor's sentence for each."""
