"""What the row `journal` measures, in processes of its own."""
