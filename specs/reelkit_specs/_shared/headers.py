"""Names of headers whose values must not be shown or recorded, in lower case."""

# Headers in which clients send an API key.
KEY_HEADERS = frozenset(("api-key", "authorization", "x-api-key", "x-auth-token"))

SECRET_HEADERS = KEY_HEADERS | {
    "cookie",
    "proxy-authorization",
    "set-cookie",
    "x-mock-token",  # of the mock's admin interface
}
