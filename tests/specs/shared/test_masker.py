"""The key is hidden in every spelling in which a server may repeat it."""

import json
import pickle
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import assume, given, settings, strategies as st

from reelkit_specs import Masker
from reelkit_specs._shared.escapes import MOST_OF_ANY, Escapes
from tests.specs.key_spellings import AWKWARD, ENCODERS, HEXADECIMAL, MIXED, keys, plain_keys, readings, spelled

KEYS = (HEXADECIMAL, MIXED, AWKWARD)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
around = st.text(max_size=12) | st.sampled_from(["", "\\", "%", "&", "%4", "\\u00", "&#", '"', "100%", "Bearer "])
some = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("encoder", ENCODERS)
def test_the_key_is_hidden_in_each_spelling(key: str, encoder: str) -> None:
    """The text around it is unchanged."""
    masked = Masker(key).text(f"no such key: <{ENCODERS[encoder](key)}> here")

    assert masked.startswith("no such key: <")
    assert masked.endswith("> here")
    assert "***" in masked
    assert [one for one in readings(masked) if key.lower() in one.lower()] == []
    assert ENCODERS[encoder](key)[4:-4] not in masked


@pytest.mark.slow
@given(st.data(), keys, around, around)
@some
def test_no_reading_of_a_masked_text_has_the_key(data: st.DataObject, key: str, before: str, after: str) -> None:
    """For any mixture of escapes, at any position."""
    masked = Masker(key).text(before + data.draw(spelled(key)) + after)

    assert [one for one in readings(masked) if key.lower() in one.lower()] == []


@pytest.mark.slow
@given(st.data(), plain_keys)
@some
def test_nothing_but_the_key_is_hidden(data: st.DataObject, key: str) -> None:
    """For any escapes."""
    assert Masker(key).text(f"the key <{data.draw(spelled(key))}> is wrong") == "the key <***> is wrong"


@given(keys, around.filter(lambda text: "*" not in text))
@some
def test_a_text_without_the_key_is_unchanged(key: str, text: str) -> None:
    """Byte for byte."""
    assume(key.lower() not in text.lower())
    masker = Masker(key)

    assert masker.text(text) == text
    assert masker.body(text.encode("utf-8", "surrogatepass")) == text.encode("utf-8", "surrogatepass")


@pytest.mark.slow
@given(st.data(), keys, around, st.sampled_from(ENCODINGS))
@some
def test_json_stays_json_without_the_key(data: st.DataObject, key: str, text: str, encoding: str) -> None:
    """In every encoding of JSON. The body has the id of a paid job."""
    echo = data.draw(spelled(key) | st.sampled_from([*ENCODERS]).map(lambda name: ENCODERS[name](key)))
    content = {"id": "job-1", text: echo + text, "list": [text + key, {key: None}], "nothing": None}
    body = json.dumps(content, ensure_ascii=data.draw(st.booleans())).encode(encoding, "surrogatepass")

    masked = json.loads(Masker(key).body(body))

    assert (masked["id"], masked["nothing"]) == ("job-1", None)
    shown = json.dumps(masked, ensure_ascii=False)
    assert [one for one in readings(shown) if key.lower() in one.lower()] == []


@pytest.mark.slow
@given(st.data(), keys, st.binary(max_size=9), st.binary(max_size=9), st.sampled_from(ENCODINGS))
@some
def test_bytes_that_are_no_text_have_no_key_either(
    data: st.DataObject, key: str, before: bytes, after: bytes, encoding: str
) -> None:
    """In any encoding, at any position, even in invalid text."""
    masked = Masker(key).body(before + data.draw(spelled(key)).encode(encoding) + after)

    shown = masked.replace(b"\0", b"").decode("latin-1")
    assert [one for one in readings(shown, depth=3) if key.lower() in one.lower()] == []


@pytest.mark.parametrize("key", ["111111111111", "123456789012345678"])
def test_a_key_of_digits_is_hidden_as_a_number_too(key: str) -> None:
    """The JSON stays valid."""
    masked = Masker(key).body(b'{"id": "job-1", "key": %s}' % key.encode())

    assert json.loads(masked) == {"id": "job-1", "key": "***"}


def test_names_and_values_of_headers_are_masked() -> None:
    """Names are in lower case then, as they are compared."""
    headers = {"X-Key": HEXADECIMAL, f"X-{HEXADECIMAL}": "a", "Location": "https://a.example.com/%30" + HEXADECIMAL[1:]}

    assert Masker(HEXADECIMAL).headers(headers) == {
        "x-key": "***",
        "x-***": "a",
        "location": "https://a.example.com/***",
    }


def test_headers_without_the_key_are_the_same_object() -> None:
    """Nearly all headers have no key."""
    headers = {"Location": "https://cdn.example.com/a%2Fb.mp4"}

    assert Masker(HEXADECIMAL).headers(headers) is headers


def test_words_that_are_like_the_key_are_hidden_with_it() -> None:
    """The longest word is hidden as a whole."""
    masker = Masker(HEXADECIMAL, HEXADECIMAL[:-1], HEXADECIMAL + "x", "another-word-of-the-kit")

    shown = masker.text(f"{HEXADECIMAL[:-1]}, {HEXADECIMAL}x, %61nother-word-of-the-kit")

    assert shown == "***, ***, ***"


def test_a_short_key_is_not_hidden() -> None:
    """Hiding it would damage ids."""
    assert Masker("0123456789a").text("0123456789ab") == "0123456789ab"
    assert Masker("0123456789ab").text("0123456789ab") == "***"
    assert Masker("").body(b"\0anything") == b"\0anything"


def test_a_masker_does_not_show_its_key() -> None:
    """Neither in its repr nor by pickling."""
    masker = Masker(HEXADECIMAL)

    assert repr(masker) == "<Masker>"
    assert HEXADECIMAL not in repr([getattr(masker, name) for name in type(masker).__slots__])
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(masker)


HOSTILE = {
    "percent signs": b"%",
    "percent signs, escaped": b"%25",
    "backslashes": b"\\",
    "backslashes in pairs with text": b"\\\\u0",
    "ampersands": b"&amp;",
    "ampersands and numbers": b"&#0",
    "numbers": b"&#48;&#49;",
    "everything": b"%5C\\u0026&#37;",
    "the beginning of the key": b"%30123456789abcdef0123456789abcde",
    "zeros": b"\0%30",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_body_takes_little_time(unit: str) -> None:
    """A megabyte with the key at its end. Quadratic time would be minutes."""
    body = b'{"id": "job-1", "pad": "' + HOSTILE[unit] * (1_000_000 // len(HOSTILE[unit]))
    masker = Masker(HEXADECIMAL)

    start = time.perf_counter()
    masked = masker.body(body + HEXADECIMAL.replace("a", "%61").encode() + b'"}')

    assert time.perf_counter() - start < 20
    assert HEXADECIMAL not in "".join(map(chr, masked)).replace("%61", "a")


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["%5c", r"\x5c", r"\u005c", "&#92;", "&bsol;", "%25", "&amp;", "&#" + "0" * 300 + "92;"]
)
@pytest.mark.parametrize("count", [100, 700, 4900])
def test_escapes_of_escapes_take_little_time(unit: str, count: int) -> None:
    """A short response must not block a client. Reading each escape in every way would take minutes."""
    masker = Masker(HEXADECIMAL)

    start = time.perf_counter()
    masked = masker.text(unit * count + HEXADECIMAL.replace("a", "%61"))

    assert time.perf_counter() - start < 10
    assert HEXADECIMAL not in masked.replace("%61", "a")


def test_a_body_of_many_escapes_can_still_be_read() -> None:
    """The escapes are removed, and the rest of the JSON is unchanged."""
    content: Any = {"id": "job-1", "pad": '%30"\\' * 10_000 + "&#48;" * 5, "end": "x"}

    masked = json.loads(Masker(HEXADECIMAL).body(json.dumps(content).encode()))

    assert (masked["id"], masked["end"], "%30" in masked["pad"]) == ("job-1", "x", False)


def test_very_many_escapes_are_removed_without_reading_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """To read them takes a second per megabyte, in which a client does nothing else. The JSON stays valid."""
    pad = '%30"\\' * (MOST_OF_ANY // 2) + HEXADECIMAL.replace("a", "%61")
    monkeypatch.setattr(Escapes, "_is_sought", lambda *_: pytest.fail("an escape was read"))

    masked = json.loads(Masker(HEXADECIMAL).body(json.dumps({"id": "job-1", "pad": pad}).encode()))

    assert masked["id"] == "job-1"
    assert not {*"%&\\"} & {*masked["pad"]}
    assert HEXADECIMAL not in masked["pad"]


def test_a_long_key_takes_little_memory() -> None:
    """It is as long as a request to the mock allows; four gigabytes were taken for one of 9,999 characters."""
    key = "".join(map(str, range(4_000)))
    tracemalloc.start()
    try:
        assert Masker(key).text(f"before {key[:-1]}\\u00{ord(key[-1]):x} after") == "before *** after"
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
