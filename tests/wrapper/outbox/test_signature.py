"""The signature of a webhook."""

import pytest

from reelkit import ReelkitError
from reelkit._outbox.signature import find_secret, signed_headers


def test_the_signature_is_that_of_the_convention() -> None:
    """Checked with the example that the libraries of Standard Webhooks share."""
    secret = find_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    headers = signed_headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-timestamp"] == "1614265330"


@pytest.mark.parametrize(
    "text", [None, "", "whsec_", "whsec_c2hvcnQ=", "whsec_ not base64", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
)
def test_a_weak_or_damaged_secret_is_refused(text: str | None) -> None:
    """With what to do, and without the secret."""
    with pytest.raises(ReelkitError, match=r"REELKIT_WEBHOOK_SECRET to whsec_ and 24 to 64 random bytes") as caught:
        find_secret(text)

    assert not text or len(text) < 8 or text not in str(caught.value)
