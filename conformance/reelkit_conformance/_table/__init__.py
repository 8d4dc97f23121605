"""The checks, a module for each family. `every()` gives them all, in the order of their ids."""
