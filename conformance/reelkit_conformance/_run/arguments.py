"""Command-line options as settings: where requests go, and what they may cost."""

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, NamedTuple

import httpx

import reelkit_specs
from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._errors import ConformError
from reelkit_conformance._http.api_key import MADE_UP, Key, Secret, find_key
from reelkit_conformance._stages.plan import Settings
from reelkit_specs import Model, did_you_mean, is_loopback

LIVE_DOMAIN = "aimlapi.com"
EXAMPLE_URL = "http://127.0.0.1:8080"

Kind = Literal["live", "loopback", "other"]


class Target(NamedTuple):
    """A server. The kind is live for the vendor's own, where a create costs money."""

    base_url: str
    kind: Kind


def read_target(text: str) -> Target:
    """Return the target of a base URL, with or without /v2 at its end."""
    url = _parsed_url(text)
    if url.scheme not in ("http", "https") or not url.host:
        raise ConformError(f"{text!r} is not a base URL; use one like {EXAMPLE_URL}")
    if "%" in url.host or not 0 < (url.port or 80) < 65_536:
        raise ConformError(f"{text!r} is not a base URL: its host name or its port is invalid")
    if url.query or url.fragment:
        raise ConformError(f"{text!r} has a query or a fragment; remove it, a base URL ends with its path")
    kind = _target_kind(url.raw_host.decode("ascii").lower().rstrip("."))
    if kind == "live" and url.scheme != "https":
        raise ConformError(f"{text!r} would send the key unencrypted; use https:// for the live service")
    return Target(str(url).rstrip("/").removesuffix("/v2").rstrip("/"), kind)


def _parsed_url(text: str) -> httpx.URL:
    """Parse with the parser of the transport, so that both agree on the host, which decides about the cost."""
    bare = text.strip()
    if "@" in bare:  # first, and without the text, which may contain a password
        raise ConformError(
            "the base URL contains a user name or a password; remove it, and pass the key with --api-key"
        )
    if "://" not in bare:
        raise ConformError(f"{text!r} is not a base URL; did you mean http://{bare.rstrip('/')} or https://...?")
    try:
        return httpx.URL(bare)
    except httpx.InvalidURL as error:
        raise ConformError(f"{text!r} is not a base URL: {error}") from None


def _target_kind(host: str) -> Kind:
    if host == LIVE_DOMAIN or host.endswith(f".{LIVE_DOMAIN}"):
        return "live"
    return "loopback" if is_loopback(host) else "other"


NO_TARGET = Target("", "other")  # the target of a run that sends nothing


class RunOptions(NamedTuple):
    """The options that decide what is sent."""

    base_url: str | None
    model: tuple[str, ...]
    api_key: str | None
    level: Level
    max_jobs: int | None
    patience: float | None
    seed: int
    thorough: bool
    recorded: Path | None


class RunRequest(NamedTuple):
    """What a run sends, to which target, with which key."""

    settings: Settings
    target: Target
    key: Key

    @property
    def is_paid(self) -> bool:
        """Return whether the run may cost money."""
        return self.target.kind == "live" and self.settings.max_jobs != 0


def read_options(options: RunOptions) -> RunRequest:
    """Return the run for these options, or raise ConformError."""
    target = _target(options)
    max_jobs = options.max_jobs
    if target.kind == "live":
        max_jobs = max_jobs or 0  # nothing is bought without --max-jobs
        if options.thorough and not max_jobs:
            raise ConformError("--thorough creates hundreds of jobs; on the live service it needs --max-jobs")
    models = _models(options.model)
    key = _key(options, target)  # last: what needs no key is checked without one
    settings = Settings(
        base_url=target.base_url,
        key=key.secret,
        models=models,
        levels=LEVELS[: LEVELS.index(options.level) + 1],
        max_jobs=max_jobs,
        patience=options.patience,
        seed=options.seed,
        thorough=options.thorough,
        recorded=options.recorded,
    )
    return RunRequest(settings, target, key)


def _target(options: RunOptions) -> Target:
    if options.recorded is not None and (
        options.base_url or options.model or options.thorough or options.max_jobs is not None
    ):
        raise ConformError(
            "--recorded judges the whole file and sends nothing; of the other options it takes only --level"
        )
    if options.base_url is not None:
        return read_target(options.base_url)
    if _sends_nothing(options):
        return NO_TARGET
    raise ConformError(f"there is no BASE_URL; try `reelkit conform {EXAMPLE_URL}`, or --recorded FILE")


def _sends_nothing(options: RunOptions) -> bool:
    return options.recorded is not None or (options.level == "L0" and not options.thorough)


def _key(options: RunOptions, target: Target) -> Key:
    if _sends_nothing(options):
        return Key(Secret(MADE_UP), "none")
    return find_key(options.api_key, os.environ, may_be_made_up=target.kind == "loopback")


def _models(ids: tuple[str, ...]) -> tuple[Model, ...]:
    """Return the models with these ids, each once; all models of the contract if there are none."""
    found = [model for identifier in ids for model in _named(identifier)]
    return tuple({model.id: model for model in found}.values()) or reelkit_specs.models()


def _named(identifier: str) -> list[Model]:
    """Return the model with this id, or the models whose id fits this pattern."""
    if (model := reelkit_specs.find_model(identifier)) is not None:
        return [model]
    if found := [model for model in reelkit_specs.models() if fnmatchcase(model.id, identifier)]:
        return found
    known = [name for model in reelkit_specs.models() for name in model.ids]
    hint = did_you_mean(identifier, known, "`reelkit models` lists them")
    raise ConformError(f"the contract has no model {identifier!r}; {hint}")
