"""HTTP/1.1 and its adapters: messages, connection, server, ASGI and the httpx transport."""
