"""What must be true of every vendor document and of the data that the overlays add?"""
