"""The signature of a webhook, by the Standard Webhooks convention: https://www.standardwebhooks.com"""

import base64
import binascii
import hashlib
import hmac

from reelkit._errors import ReelkitError

VARIABLE = "REELKIT_WEBHOOK_SECRET"
PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64  # bytes of a secret


def find_secret(text: str | None) -> bytes:
    """The bytes of a secret. Errors never show it."""
    try:
        secret = base64.b64decode((text or "").strip().removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not (text or "").strip().startswith(PREFIX) or not SHORTEST <= len(secret) <= LONGEST:
        raise ReelkitError(
            f"a webhook is signed with a secret; set {VARIABLE} to {PREFIX} and {SHORTEST} to {LONGEST} random bytes "
            f"in base64, such as {PREFIX}$(openssl rand -base64 32)"
        )
    return secret


def signed_headers(secret: bytes, webhook_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of the convention."""
    content = f"{webhook_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
    return {"webhook-id": webhook_id, "webhook-timestamp": str(timestamp), "webhook-signature": f"v1,{signature}"}
