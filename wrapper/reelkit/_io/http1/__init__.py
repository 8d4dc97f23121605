"""HTTP/1.1 for the asynchronous client. How is a request sent on a connection, and which connection is used again?"""
