"""The decisions of the client, without I/O. What is sent, when is it sent again, and when does it end?"""
