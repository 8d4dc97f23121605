"""ACC: what must be accepted."""

from reelkit_conformance._checks.family import Family

_check = Family("ACC", "L3", needs=("ACC-001",)).check

ACC = (
    _check(
        1,
        "The plainest request is accepted: the required fields, and what the prose asks for beside them.",
        "Only these fields are marked as required.",
        "Let every other field be left out.",
        level="L1",
    ),
    _check(
        2,
        "A request with every field that goes together is accepted.",
        "The page lists the fields for one request.",
        "Check fields one by one, and combinations only where a rule names them.",
    ),
    _check(
        3,
        "Every listed value of every field is accepted.",
        "The field lists its values.",
        "Take the list from the contract instead of writing it down again.",
    ),
    _check(
        4,
        "Every pair of options is accepted that no rule excludes.",
        "The options are published side by side; the rules name what they exclude.",
        "Remove the exclusion, or publish it as a rule.",
        "implied",
    ),
    _check(
        5,
        "Numbers are accepted over their whole range.",
        "The field is published with these bounds, or with none.",
        "Do not assume that a number is positive or fits 32 bits.",
    ),
    _check(
        6,
        "Text is accepted in every script, with line breaks, and down to one character.",
        "The field is published as text, without a restriction on its characters.",
        "Read and store text as Unicode from end to end.",
    ),
    _check(
        7,
        "A field that the contract does not know is let pass.",
        "The body is not published as closed.",
        "Ignore what is unknown, so that a client which is ahead by one field goes on working.",
        "implied",
    ),
    _check(
        8,
        "A model is known by every spelling of its id.",
        "The pages and the documents spell some ids in two ways.",
        "Keep an alias for the other spelling.",
    ),
    _check(
        9,
        "A long text is accepted up to its published limit, or at 10,000 characters.",
        "The field is published with this maxLength, or with none.",
        "Take it, or publish maxLength.",
        "assumed",
        "should",
    ),
    _check(
        10,
        "An empty text is accepted where no minimum length is published.",
        "The field is published without minLength.",
        "Take it, or publish minLength.",
        "assumed",
        "should",
    ),
    _check(
        11,
        "Data instead of a link is accepted where the prose offers it.",
        "The description offers Base64 or a data URI beside the link.",
        "Take a data URI wherever the page says so.",
        "documented",
        "observed",
    ),
    _check(
        12,
        "null is accepted where the field allows it.",
        "The field is published as nullable.",
        "Treat null as left out.",
    ),
    _check(
        13,
        "Lists and nested objects are accepted from their smallest to their largest.",
        "The field is published with these limits and members.",
        "Require only what the nested `required` names.",
    ),
    _check(
        14,
        "A content type with a charset is accepted.",
        "The only content type of the request is application/json; a parameter does not make it another one.",
        "Compare the type without its parameters.",
        "implied",
        "should",
    ),
)
