"""The lines of batches that are registered for workers. Which worker has which, and how much may they buy together?"""
