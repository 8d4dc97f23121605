"""REQ: what must be refused. Every model's every field is tried with each of these."""

from reelkit_conformance._check import Basis, Check, Severity

ERRORS = "400: body validation error, or unsupported value."
FIRST = ("ACC-001",)  # where the plainest request is not taken, no refusal says anything


def _check(
    number: int,
    title: str,
    sentence: str,
    advice: str,
    basis: Basis = "documented",
    severity: Severity = "must",
    needs: tuple[str, ...] = (),
) -> Check:
    return Check(f"REQ-{number:03}", "L2", severity, title, basis, sentence, advice, (*FIRST, *needs))


REQ = (
    _check(
        1,
        "A request without a model is refused.",
        "The field `model` is marked as required.",
        "Look for the model before anything else, and answer 400.",
    ),
    _check(
        2,
        "A request without a required field is refused.",
        "The field is marked as required.",
        "Check the `required` list of the model's schema, that of nested objects too.",
    ),
    _check(
        3,
        "null is refused where the field does not allow it.",
        "The field has one type, and null is not among it.",
        "Tell null from a field that is left out: only the latter takes the default.",
        needs=("REQ-004",),
    ),
    _check(
        4,
        "A value of another JSON type is refused.",
        "The field is published with its type.",
        "Check types before values, and do not unpack lists or print objects as text.",
    ),
    _check(
        5,
        "A number or a boolean written as text is refused.",
        "The field is published as a number or a boolean; only its default was printed as text.",
        'Do not convert: the video of a client that sends "5" should not depend on who reads it.',
        needs=("REQ-004",),
    ),
    _check(
        6,
        "A fraction is refused where an integer is wanted.",
        "The field is published as an integer.",
        "Do not round: 5.5 is no integer. 5.0 is one.",
        needs=("REQ-004",),
    ),
    _check(
        7,
        "A text that is not in the list of values is refused.",
        ERRORS,
        "Compare with the whole list, and with the whole text: no prefixes, no parts, no nearest match.",
        needs=("REQ-004",),
    ),
    _check(
        8,
        "A listed value in other letters is refused.",
        "The values are published in one spelling.",
        "Compare exactly; do not fold upper and lower case.",
        "implied",
        needs=("REQ-007", "REQ-014"),
    ),
    _check(
        9,
        "A listed value with white space around it is refused.",
        "The values are published in one spelling.",
        "Compare exactly; do not trim. A pattern that ends in $ lets a line feed through.",
        "implied",
        needs=("REQ-007", "REQ-014"),
    ),
    _check(
        10,
        "A number that is not in the list, or out of bounds, is refused.",
        ERRORS,
        "Check the list of values, the bounds and the step; neighbours are not near enough.",
        needs=("REQ-004",),
    ),
    _check(
        11,
        "A text that is too short, too long or off its pattern is refused.",
        "The field is published with minLength, maxLength or pattern.",
        "Count characters, not bytes.",
        needs=("REQ-004",),
    ),
    _check(
        12,
        "A list with too few, too many or equal items is refused.",
        "The field is published with minItems, maxItems or uniqueItems.",
        "Count before anything is fetched.",
        needs=("REQ-004",),
    ),
    _check(
        13,
        "An unknown member is refused where none is allowed.",
        "The object is published as closed.",
        "Refuse what the schema excludes; elsewhere let it pass (ACC-007).",
    ),
    _check(
        14,
        "A model that does not exist is refused.",
        "The field `model` lists its values.",
        "Look the model up exactly, and do not fall back to another one.",
        needs=("REQ-004",),
    ),
    _check(
        15,
        "A model that this address does not make is refused, and so is a request that is one of another model's.",
        "Each document names its models and its address.",
        "Choose the schema by address and model, then check the body against it.",
        "implied",
        needs=("REQ-014",),
    ),
    _check(
        16,
        "A body that is not JSON is refused.",
        ERRORS,
        "Catch what the JSON reader raises, bytes that are not UTF-8 included, and answer 400 rather than 500.",
        needs=(),
    ),
    _check(
        17,
        "A body that is JSON but no object is refused.",
        "The body is published as an object.",
        "Check that the body is an object before looking into it.",
    ),
    _check(
        18,
        "A request without a body is refused.",
        "The body is marked as required.",
        "Treat an empty body as a body validation error.",
    ),
    _check(
        19,
        "A body that is not sent as JSON is refused.",
        "The only content type of the request is application/json.",
        "Answer 415 or 400 for other content types.",
        "implied",
        "should",
    ),
    _check(
        20,
        "A method that the address does not have is refused.",
        "The address has POST and GET.",
        "Answer 405 (with Allow) or 404.",
        "implied",
        "should",
    ),
    _check(
        21,
        "HEAD creates nothing and breaks nothing.",
        "The address has POST and GET; HEAD is GET without a body.",
        "Answer as to a GET without a generation_id, or 405.",
        "implied",
        "should",
        needs=("GET-003",),
    ),
    _check(
        22,
        "A text that is not of the published format is refused.",
        "The field is published with a format.",
        "JSON Schema only notes formats, so it is no fault to let it pass; a refusal saves the client a failed job.",
        "assumed",
        "observed",
        needs=("REQ-004",),
    ),
)
