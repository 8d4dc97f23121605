"""Masks the API key in errors, whatever raised them."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any, TypeVar

from reelkit._errors import ReelkitError
from reelkit._protocol.api_key import Secret

E = TypeVar("E", bound=BaseException)


def masked(error: E, key: Secret) -> E | ReelkitError:
    """The error if it does not show the key, or else one with its text masked and without the errors behind it."""
    if not isinstance(error, Exception) or not any(_shows(each, key) for each in _chain(error)):
        return error
    if isinstance(error, ReelkitError):
        mask_in_place(error, key)
        return error
    kind, text = type(error).__name__, key.hide_in_text(_text(error))
    return ReelkitError(f"{kind}: {text}").with_traceback(error.__traceback__)


def mask_in_place(error: ReelkitError, key: Secret) -> None:
    """Mask the key in the text and the evidence of an error, and drop the errors behind it if they show it."""
    error.args = _hidden(error.args, key)
    error.__dict__.update({name: _hidden(value, key) for name, value in vars(error).items() if name != "__notes__"})
    if hasattr(error, "__notes__"):
        error.__notes__ = _hidden(error.__notes__, key)
    if any(_shows(each, key) for each in _chain(error) if each is not error):
        error.__cause__ = error.__context__ = None


class Masking:
    """Masks the key in the ReelkitErrors that leave a with block."""

    __slots__ = ("_key",)

    def __init__(self, key: Secret) -> None:
        self._key = key

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ReelkitError):
            mask_in_place(error, self._key)


def _hidden(value: Any, key: Secret) -> Any:
    """The value with the key masked in its texts."""
    if isinstance(value, str):
        return key.hide_in_text(value)
    if isinstance(value, dict):
        return {_hidden(name, key): _hidden(each, key) for name, each in value.items()}
    if isinstance(value, tuple):
        items = [_hidden(each, key) for each in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    return [_hidden(each, key) for each in value] if isinstance(value, list) else value


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, those that it was raised from, and those in its groups; each once."""
    seen: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        each = left.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        left += [each.__cause__, each.__context__, *getattr(each, "exceptions", ())]


def _shows(error: BaseException, key: Secret) -> bool:
    """Whether the key is in the text, the arguments, the notes or the evidence of an error."""
    evidence = vars(error) if isinstance(error, ReelkitError) else getattr(error, "__notes__", None)
    try:
        text = f"{error}\n{error!r}\n{evidence!r}"
    except Exception:  # of an error class that cannot be shown
        return True
    return key.hide_in_text(text) != text


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "its text cannot be shown"
