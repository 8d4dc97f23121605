"""Rules for the URLs of the service and of videos."""


def is_host(text: str) -> bool:
    """Whether this can be the host of an address: a name whose labels are neither empty nor too long, or an IP."""
    if text.count(":") > 1:
        return all(char in "0123456789abcdefABCDEF:." for char in text)  # without a zone, which no link has
    try:
        labels = (text if text.isascii() else text.encode("idna").decode()).removesuffix(".").split(".")
    except UnicodeError:
        return False
    return all(0 < len(label) < 64 for label in labels) and not any(char in "/\\?#@%: \t\r\n" for char in text)
