"""The measurements of the row `journal`, in processes of their own."""
