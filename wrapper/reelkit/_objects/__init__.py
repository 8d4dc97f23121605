"""How is a video kept as an object in a bucket, instead of a file in a folder?"""
