"""Rules in prose: which sentences of a description are one, and which of them have changed."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from reelkit_specs._diff.change import Note

# A sentence with one of these words says what is allowed; any other only describes.
RULE_WORDS = re.compile(
    r"""\b(
    must | should\ (be|not) | shall | cannot | can't | not | never | only | either | both | together | exactly
    | multiple\ of | at\ least | at\ most | up\ to | no\ more | less\ than | more\ than
    | (great|small|larg|short|long)er\ than | under | within | between | from\ \d\S*\ to\ \d+
    | exceed\w* | max(imum)? | min(imum)? | limit\w* | requir\w+ | support\w* | allowed | ignored | mutually
    | unless | without | if(?!\ any\b) | default\w* | omit(ted)? | unspecified | base64\S* | data\ uri
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Where a sentence ends: a line that is merely full does not end one, a new item of a list does.
ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=:)\s*\n\s*|\n\s*(?=[-•*]\s)|\n\s*\n")
ALIKE = 0.5  # of 1; below that, two sentences are two rules


def rules_in(description: object) -> frozenset[str]:
    """The sentences that state a rule, without what only dresses them: emphasis, line breaks, bullets."""
    if not isinstance(description, str) or not description:
        return frozenset()
    sentences = ENDS.split(re.sub(r"[*_]{2,}", "", description))
    plain = (" ".join(sentence.split()).lstrip("-•* ") for sentence in sentences)
    return frozenset(sentence for sentence in plain if RULE_WORDS.search(sentence))


def settled(notes: Iterable[Note]) -> Iterator[Note]:
    """One note for each sentence that is new, gone or changed; of one that has only moved there is none."""
    notes = list(notes)
    gone = {(note.side, sentence) for note in notes for sentence in note.old}
    new = {(note.side, sentence) for note in notes for sentence in note.new}
    for note in notes:
        was = [sentence for sentence in note.old if (note.side, sentence) not in new]
        now = [sentence for sentence in note.new if (note.side, sentence) not in gone]
        for sentence in was:
            if like := _most_like(sentence, now):
                now.remove(like)
                yield note._replace(old=sentence, new=like)
            else:
                yield note._replace(direction="wider", old=sentence, new=None)
        for sentence in now:
            yield note._replace(direction="stricter", old=None, new=sentence)


def _most_like(sentence: str, others: list[str]) -> str | None:
    likeness = {other: SequenceMatcher(None, sentence, other, autojunk=False).ratio() for other in others}
    best = max(likeness, key=lambda other: likeness[other], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None
