"""Key disclosure: responses that repeat the key."""

import base64
from collections.abc import Callable
from urllib.parse import quote

from ..around import REFUSED, Call, Change
from ..model import STATES
from .planted import GOOD, LEGACY_ONLY, LOG_PAGE, V2_ONLY, Ask, Planted, data, each_row, fetched, on, page

SECRET = "RFC 6750, 5.3"


def _told(situations: tuple[str, ...], change: Callable[[Call, str], None]) -> Change:
    """Change a response by the key that the call sent, if it sent one."""
    return on(situations, lambda call: change(call, call.key), lambda call: bool(call.key))


def _in_message(text: Callable[[str], str]) -> Callable[[Call, str], None]:
    return lambda call, key: call.send_data(call.data | {"message": text(key)})


def _in_link(text: Callable[[str], str]) -> Callable[[Call, str], None]:
    return lambda call, key: call.send_data(call.data | {"video": {"url": call.data["video"]["url"] + text(key)}})


def _dumped(call: Call, key: str) -> None:
    lines = "; ".join(f"{name}: {value}" for name, value in call.request.headers.items())
    call.send_data(call.data | {"message": f"Bad request ({lines})"})


def _coded(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _of_status(status: int, change: Callable[[Call, str], None]) -> Change:
    return _told((REFUSED,), lambda call, key: change(call, key) if call.reply.status == status else None)


ROWS = (
    Planted(
        "key_in_400",
        "A refusal of a body repeats the key.",
        SECRET,
        after=_of_status(400, _in_message(lambda key: f"Bad request of {key}")),
    ),
    Planted(
        "key_in_404",
        "The refusal of an unknown id repeats the key.",
        SECRET,
        after=_of_status(404, _in_message(lambda key: f"Unknown to {key}")),
        asks=fetched("generation_id=nothing"),
    ),
    Planted(
        "key_in_405",
        "The refusal of a method repeats the key.",
        SECRET,
        after=_of_status(405, _dumped),
        asks=(Ask({}, "PATCH"),),
    ),
    Planted("headers_in_400", "A refusal repeats all headers.", SECRET, after=_of_status(400, _dumped), at=LEGACY_ONLY),
    Planted(
        "wrong_key_in_401",
        "The refusal of a wrong key names the right one.",
        SECRET,
        after=_of_status(
            401, lambda call, key: call.send_data(call.data | {"message": f"{key} is not {call.server.key}"})
        ),
    ),
    Planted(
        "key_in_link",
        "A link has the key in its query.",
        SECRET,
        after=_told(("completed",), _in_link(lambda key: f"?token={quote(key)}")),
    ),
    Planted(
        "key_in_link_in_base64",
        "A link has the key in Base64.",
        SECRET,
        after=_told(("completed",), _in_link(lambda key: f"?s={_coded(key)}")),
    ),
    Planted(
        "key_in_link_in_hexadecimal",
        "A link has the key in hexadecimal.",
        SECRET,
        after=_told(("completed",), _in_link(lambda key: f"?s={key.encode().hex()}")),
    ),
    Planted(
        "key_in_fragment",
        "A link has the key behind #.",
        SECRET,
        after=_told(("completed",), _in_link(lambda key: f"#{quote(key)}")),
    ),
    Planted(
        "key_in_cookie_set",
        "A create sets a cookie with the key.",
        SECRET,
        after=_told(("created",), lambda call, key: call.send(set_cookie=f"session={key}")),
    ),
    Planted(
        "key_in_trace",
        "A header of a fetch repeats the key.",
        SECRET,
        after=_told(STATES, lambda call, key: call.send(x_trace=f"GET;{key};ok")),
    ),
    Planted(
        "authorization_echoed",
        "Every response repeats Authorization.",
        SECRET,
        after=_told((*GOOD, REFUSED), lambda call, key: call.send(authorization=f"Bearer {key}")),
    ),
    Planted(
        "key_in_error",
        "The error of a failed job repeats the key.",
        SECRET,
        after=_told(
            ("error",),
            lambda call, key: call.send_data(
                call.data | {"error": {"name": "Error", "message": f"upstream refused {key}"}}
            ),
        ),
    ),
    Planted(
        "key_in_meta",
        "A create repeats the key in meta.",
        SECRET,
        after=_told(
            ("created",),
            lambda call, key: call.send_data(call.data | {"meta": {**call.data["meta"], "user": {"apiKey": key}}}),
        ),
        at=V2_ONLY,
    ),
    Planted(
        "most_of_key",
        "A refusal repeats all but the last character of the key.",
        SECRET,
        after=_of_status(400, _in_message(lambda key: f"Refused for {key[:-1]}*")),
    ),
    Planted(
        "key_in_logs",
        "The rows of the logs have the key.",
        SECRET,
        after=_told(("logs",), lambda call, key: each_row(lambda row: row.update(api_key=key))(call)),
        asks=LOG_PAGE,
    ),
    Planted(
        "key_in_balance",
        "The balance repeats the key.",
        SECRET,
        after=_told(("billing",), lambda call, key: data(("billing",), lambda v: v.update(account=key))(call)),
        asks=page("/v2/billing"),
    ),
    Planted(
        "key_in_file_name",
        "The name of a video is the key.",
        SECRET,
        after=on(
            ("asset",),
            lambda call: call.send(content_disposition=f'attachment; filename="{call.server.key}.mp4"'),
        ),
    ),
)
