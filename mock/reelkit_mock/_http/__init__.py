"""HTTP/1.1 and its adapters: messages, the connection, the server, ASGI and the httpx transport."""
