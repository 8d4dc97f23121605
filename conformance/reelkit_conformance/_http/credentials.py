"""How a key is sent, rightly and wrongly: one table for the wire, for curl and for HAR."""

from typing import NamedTuple

from reelkit_conformance._http.exchange import Auth


class Credential(NamedTuple):
    """A header. In its *value* stand {key} for the user's and {like}, {longer}, {shorter}, {swapped} for others."""

    header: str
    value: str


CREDENTIALS: dict[Auth, Credential] = {
    "key": Credential("Authorization", "Bearer {key}"),
    "small": Credential("Authorization", "bearer {key}"),
    "empty": Credential("Authorization", "Bearer"),
    "blank": Credential("Authorization", ""),
    "invalid": Credential("Authorization", "Bearer invalid-0123456789abcdef"),
    "null": Credential("Authorization", "Bearer null"),
    "undefined": Credential("Authorization", "Bearer undefined"),
    "bare": Credential("Authorization", "{key}"),
    "basic": Credential("Authorization", "Basic {key}"),
    "token": Credential("Authorization", "Token {key}"),
    "of scheme Key": Credential("Authorization", "Key {key}"),
    "glued": Credential("Authorization", "Bearer{key}"),
    "after a colon": Credential("Authorization", "Bearer: {key}"),
    "x-api-key": Credential("X-API-Key", "{key}"),
    "x-auth-token": Credential("X-Auth-Token", "{key}"),
    "like it": Credential("Authorization", "Bearer {like}"),
    "longer": Credential("Authorization", "Bearer {longer}"),
    "shorter": Credential("Authorization", "Bearer {shorter}"),
    "swapped": Credential("Authorization", "Bearer {swapped}"),
}
WITH_KEY = frozenset(auth for auth, credential in CREDENTIALS.items() if "{" in credential.value)  # or nearly the key
