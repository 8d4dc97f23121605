"""The further set: faults of form, of authentication, of robustness and among parallel calls, at each address."""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from .changes import BAD, GOOD, crashing, in_answer, in_body, in_data, in_schema, within
from .fault import Behaviour, Crash, Fault
from .further_access import AUTHENTICATION, DISCLOSURE, KEYS
from .further_ends import ACCOUNT, ENDS, FILES
from .model import CREATED, LEGACY, PATH_OF, STATES, Answer, Call, Job
from .planted import Planted
from .schema import Json
from .service import Service

ONE_KEY = "one key"  # the class of the faults that only show if the server has a single good key
OVERLAP = 0.05  # seconds


def _appending(member: bytes, situations: Iterable[str] = GOOD) -> Behaviour:
    """Add a member to the object of such responses, in its encoded form."""

    def change(answer: Answer) -> None:
        answer.data = answer.encoded()[:-1] + b", " + member + b"}"

    return in_answer(situations, change)


def _encoding(encode: Callable[[str], bytes], situations: Iterable[str] = GOOD) -> Behaviour:
    def change(answer: Answer) -> None:
        answer.data = encode(answer.encoded().decode())

    return in_answer(situations, change)


def _with_header(name: str, value: str, situations: Iterable[str] = GOOD) -> Behaviour:
    return in_answer(situations, lambda answer: answer.headers.update({name: value}))


FORM = (
    Planted("nan_in_answer", "An accepted response has NaN in it.", _appending(b'"score": NaN')),
    Planted("infinity_in_refusal", "A refusal has Infinity in it.", _appending(b'"wait": Infinity', BAD)),
    Planted(
        "byte_order_mark",
        "A response begins with a byte order mark.",
        _encoding(lambda text: b"\xef\xbb\xbf" + text.encode()),
    ),
    Planted("utf_16", "A response is in UTF-16.", _encoding(lambda text: text.encode("utf-16"))),
    Planted("latin_1", "A response has a letter in Latin-1.", _appending(b'"note": "caf\xe9"')),
    Planted(
        "encoded_surrogates",
        "A response has an emoji as two encoded halves.",
        _appending(b'"note": "\xed\xa0\xbd\xed\xb8\x80"'),
    ),
    Planted(
        "doubled_status", "A response has its status twice.", _appending(b'"status": "queued"', [CREATED, "queued"])
    ),
    Planted("doubled_below", "An object within a response has a name twice.", _appending(b'"more": {"a": 1, "a": 1}')),
    Planted("lone_surrogate", "A text of a response has half a character.", _appending(b'"note": "\\ud83d"')),
    Planted("endless_number", "A number of a response is beyond a double.", _appending(b'"size": 1e999')),
    Planted("inexact_number", "An integer of a response is beyond 53 bits.", _appending(b'"number": 9007199254740993')),
    Planted("claims_gzip", "A response claims to be compressed.", _with_header("Content-Encoding", "gzip")),
    Planted(
        "claims_charset_encoding",
        "A response names a charset as its encoding.",
        _with_header("Content-Encoding", "utf-8"),
    ),
    Planted("refusal_claims_gzip", "A refusal claims to be compressed.", _with_header("Content-Encoding", "gzip", BAD)),
    Planted(
        "negative_length",
        "A video has a negative length.",
        in_data(["completed"], within("video", change=lambda video: video.update(duration=-1))),
        (LEGACY,),
    ),
)


def _crashing_on(when: Callable[[Call], bool]) -> Behaviour:
    def authorizes(call: Call, good: bool) -> bool:
        if good and when(call):
            raise Crash
        return good

    return Behaviour(authorizes=authorizes)


def _crashing_ids(when: Callable[[str], bool]) -> Behaviour:
    def finds(service: Service, wanted: str, job: Job | None) -> Job | None:
        if when(wanted):
            raise Crash
        return job

    return Behaviour(finds=finds)


def _refusing(status: int, when: Callable[[Call], bool]) -> Behaviour:
    def responds(service: Service, answer: Answer) -> Answer:
        refuses = answer.situation == CREATED and answer.call is not None and when(answer.call)
        return service.refusal("bad body", answer.call.path, "Not so", status) if refuses and answer.call else answer

    return Behaviour(responds=responds)


def _numbers(value: Any) -> list[float]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, int | float) else [number for each in inner for number in _numbers(each)]


def _has_surrogate(call: Call) -> bool:
    try:
        json.dumps(json.loads(call.body), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except (ValueError, RecursionError):
        return False
    return False


def _is_torn_gzip(call: Call) -> bool:
    if call.headers.get("content-encoding") != "gzip":
        return False
    try:
        gzip.decompress(call.body)
    except (EOFError, OSError):
        return True
    return False


ROBUSTNESS = (
    Planted("crash_on_proto", "A field __proto__ causes a crash.", crashing(lambda body: "__proto__" in body)),
    Planted(
        "crash_on_constructor", "A field constructor causes a crash.", crashing(lambda body: "constructor" in body)
    ),
    Planted("crash_on_depth", "Deep nesting causes a crash.", _crashing_on(lambda call: call.body.count(b"[") > 900)),
    Planted("crash_on_half_character", "Half a character causes a crash.", _crashing_on(_has_surrogate)),
    Planted(
        "crash_on_64_bits",
        "A number beyond 64 bits causes a crash.",
        crashing(lambda body: any(2**64 <= abs(number) < 1e300 for number in _numbers(body))),
    ),
    Planted(
        "crash_on_overflow",
        "A number beyond a double causes a crash.",
        crashing(lambda body: any(abs(number) > 1e308 for number in _numbers(body))),
    ),
    Planted(
        "crash_on_compressed",
        "A compressed body causes a crash.",
        _crashing_on(lambda call: "content-encoding" in call.headers),
    ),
    Planted("crash_on_quote", "A quote in an id causes a crash.", _crashing_ids(lambda wanted: "'" in wanted)),
    Planted(
        "crash_on_control",
        "A control character in an id causes a crash.",
        _crashing_ids(lambda wanted: any(ord(letter) < 32 for letter in wanted)),
    ),
    Planted("crash_on_long_id", "A long id causes a crash.", _crashing_ids(lambda wanted: len(wanted) > 1000)),
    Planted(
        "crash_on_two_ids",
        "Two ids in a query cause a crash.",
        _crashing_on(lambda call: call.query.count("generation_id=") > 1),
    ),
    Planted("crash_on_zero", "A zero in a text causes a crash.", _crashing_on(lambda call: b"\\u0000" in call.body)),
    Planted(
        "crash_on_long_prompt", "A long prompt causes a crash.", _crashing_on(lambda call: len(call.body) > 200_000)
    ),
    Planted("crash_on_many_fields", "Many fields cause a crash.", crashing(lambda body: len(body) > 1000)),
    Planted("crash_on_torn_gzip", "A compressed body that is cut short causes a crash.", _crashing_on(_is_torn_gzip)),
    Planted(
        "crash_on_charset",
        "An unknown charset causes a crash.",
        _crashing_on(lambda call: "none-such" in call.headers.get("content-type", "")),
    ),
    Planted(
        "crash_on_large_seed",
        "A seed beyond 64 bits causes a crash.",
        crashing(lambda body: isinstance(body.get("seed"), int) and body["seed"] > 2**63),
    ),
    Planted(
        "crash_on_path_id", "An id like a path causes a crash.", _crashing_ids(lambda wanted: wanted.startswith("../"))
    ),
    Planted(
        "crash_on_brackets",
        "Brackets in a query cause a crash.",
        _crashing_on(lambda call: "[" in unquote(call.query.partition("=")[0])),
    ),
    Planted(
        "crash_on_condition",
        "A fetch with If-None-Match causes a crash.",
        _crashing_on(lambda call: "if-none-match" in call.headers),
    ),
    Planted(
        "no_chunks", "A body in chunks is refused.", _refusing(400, lambda call: "transfer-encoding" in call.headers)
    ),
    Planted(
        "no_expect",
        "A request that expects 100 Continue is refused.",
        _refusing(417, lambda call: "expect" in call.headers),
    ),
    Planted(
        "names_in_one_case",
        "The header Content-Type is only read in its usual case.",
        _refusing(400, lambda call: not {"Content-Type", "content-type"} & {*call.names}),
    ),
)


def _rule_unless(*exceptions: Json) -> Behaviour:
    """Ignore the rules of the prose for a body that fits one of these schemas."""

    def edit(schema: Json) -> None:
        schema["allOf"] = [{"anyOf": [rule, *exceptions]} for rule in schema.get("allOf", ())]

    return in_schema(edit)


def _reading(old: bytes, new: bytes) -> Behaviour:
    return Behaviour(reads=lambda call, body: body.replace(old, new))


def _only_without_fraction(body: Json) -> Json:
    return {name: str(value) if isinstance(value, float) else value for name, value in body.items()}


RULES = (
    Planted("rule_not_with_style", "A rule is ignored if there is a style.", _rule_unless({"required": ["style"]})),
    Planted("rule_not_with_seed", "A rule is ignored if there is a seed.", _rule_unless({"required": ["seed"]})),
    Planted(
        "rule_not_with_negative_prompt",
        "A rule is ignored if there is a negative prompt.",
        _rule_unless({"required": ["negative_prompt"]}),
    ),
    Planted(
        "rule_not_with_speech",
        "A rule is ignored if there is a text to speak.",
        _rule_unless({"required": ["lip_sync_tts_content"]}),
    ),
    Planted(
        "rule_not_with_aspect_ratio",
        "A rule is ignored if there is an aspect ratio.",
        _rule_unless({"required": ["aspect_ratio"]}),
    ),
    Planted(
        "rule_not_with_two",
        "A rule is ignored if there are a style and a seed.",
        _rule_unless({"required": ["style", "seed"]}),
    ),
    Planted(
        "rule_not_with_a_value",
        "A rule is ignored for one style.",
        _rule_unless({"properties": {"style": {"const": "clay"}}, "required": ["style"]}),
    ),
    Planted(
        "rule_not_with_one_but_the_other",
        "A rule is ignored for a style without a seed.",
        _rule_unless({"required": ["style"], "not": {"required": ["seed"]}}),
    ),
    Planted("rule_not_for_fraction", "8.0 is read as 5.", _reading(b": 8.0", b": 5")),
    Planted("rule_not_for_exponent", "8e0 is read as 5.", _reading(b": 8e0", b": 5")),
    Planted("no_integer_as_number", "An integer such as 5.0 or 5e0 is refused.", in_body(_only_without_fraction)),
    Planted(
        "crash_on_integer_as_number", "5.0 causes a crash.", crashing(lambda body: float in map(type, body.values()))
    ),
)


def _changing(factor: Callable[[Job], float]) -> Behaviour:
    return Behaviour(makes=lambda service, job: replace(job, credits=round(job.credits * factor(job))))


COSTS = (
    Planted("price_at_random", "Each job has a random price.", _changing(lambda job: 1 + job.number * 7919 % 13 / 13)),
    Planted("price_of_third", "Each third job is dearer.", _changing(lambda job: 1 + (job.turn % 3 == 0))),
    Planted(
        "one_credit_more",
        "Each job costs one credit more than it was seen to cost.",
        Behaviour(makes=lambda service, job: replace(job, credits=job.credits + 1)),
    ),
)


def _in_parallel(service: Service) -> bool:
    return service.in_flight > 1


def _same_id(service: Service, job: Job) -> Job:
    before = [made for made in service.made if made.address == job.address]
    return replace(job, id=before[-1].id) if before and _in_parallel(service) else job


def _dearer(service: Service, job: Job) -> Job:
    return replace(job, credits=job.credits * 2) if _in_parallel(service) else job


def _other_job(service: Service, wanted: str, job: Job | None) -> Job | None:
    return service.made[-1] if job is not None and _in_parallel(service) else job


def _lost(service: Service, wanted: str, job: Job | None) -> Job | None:
    return None if _in_parallel(service) else job


def _busy(status: int, situations: Iterable[str]) -> Behaviour:
    chosen = frozenset(situations)

    def responds(service: Service, answer: Answer) -> Answer:
        refuses = answer.situation in chosen and answer.call is not None and _in_parallel(service)
        return service.refusal("crash", answer.call.path, "Busy", status) if refuses and answer.call else answer

    return Behaviour(responds=responds)


PARALLEL = (
    Planted("parallel_same_id", "Jobs that are created at once have the same id.", Behaviour(makes=_same_id)),
    Planted("parallel_dearer", "Jobs that are created at once cost twice as much.", Behaviour(makes=_dearer)),
    Planted("parallel_create_400", "Of creates at once some are refused.", _busy(400, [CREATED])),
    Planted("parallel_create_500", "Of creates at once some fail.", _busy(500, [CREATED])),
    Planted("parallel_fetch_500", "Of fetches at once some fail.", _busy(500, STATES)),
    Planted("parallel_other_job", "A fetch among others returns another job.", Behaviour(finds=_other_job)),
    Planted("parallel_not_found", "A fetch among others does not find its job.", Behaviour(finds=_lost)),
)


TABLE: dict[str, tuple[Planted, ...]] = {
    "form": FORM,
    "authentication": AUTHENTICATION,
    ONE_KEY: KEYS,
    "robustness": ROBUSTNESS,
    "rules": RULES,
    "costs": COSTS,
    "parallel": PARALLEL,
    "disclosure": DISCLOSURE,
    "account": ACCOUNT,
    "ends": ENDS,
    "files": FILES,
}


def further() -> list[Fault]:
    """Return every fault of the table, once for each address."""
    return [
        Fault(
            f"{row.name}@{address}",
            kind,
            row.sentence,
            row.behaviour,
            (address,),
            also_at=_only_at(address, row.also_at) if row.also_at else None,
            links=row.links,
            delay=OVERLAP if kind == "parallel" else 0.0,
        )
        for kind, rows in TABLE.items()
        for row in rows
        for address in row.addresses
    ]


def _only_at(address: str, spelled: Callable[[str], str]) -> Callable[[str], str]:
    """Return the path of this address for another spelling of it; any other path is unchanged."""
    return lambda path: PATH_OF[address] if spelled(path) == PATH_OF[address] else path
