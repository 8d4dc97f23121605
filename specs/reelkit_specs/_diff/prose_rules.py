"""Rules in descriptions: finds the sentences that state a rule, and the differences between them."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from reelkit_specs._diff.change import Difference

# A sentence with one of these words states a rule. Any other sentence only describes.
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
# The end of a sentence. A line break alone does not end one; a list item does.
ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=:)\s*\n\s*|\n\s*(?=[-•*]\s)|\n\s*\n")
MIN_SIMILARITY = 0.5  # of 1; less similar sentences are different rules


def rules_in(description: object) -> frozenset[str]:
    """The sentences that state a rule, without emphasis, line breaks and bullets."""
    if not isinstance(description, str) or not description:
        return frozenset()
    sentences = ENDS.split(re.sub(r"[*_]{2,}", "", description))
    plain = (" ".join(sentence.split()).lstrip("-•* ") for sentence in sentences)
    return frozenset(sentence for sentence in plain if RULE_WORDS.search(sentence))


def match_sentences(differences: Iterable[Difference]) -> Iterator[Difference]:
    """One difference for each sentence that is new, removed or changed. Sentences that have moved are left out."""
    differences = list(differences)
    removed = {(difference.side, sentence) for difference in differences for sentence in difference.old}
    new = {(difference.side, sentence) for difference in differences for sentence in difference.new}
    for difference in differences:
        was = [sentence for sentence in difference.old if (difference.side, sentence) not in new]
        now = [sentence for sentence in difference.new if (difference.side, sentence) not in removed]
        for sentence in was:
            if like := _most_similar(sentence, now):
                now.remove(like)
                yield difference._replace(old=sentence, new=like)
            else:
                yield difference._replace(direction="wider", old=sentence, new=None)
        for sentence in now:
            yield difference._replace(direction="stricter", old=None, new=sentence)


def _most_similar(sentence: str, others: list[str]) -> str | None:
    likeness = {other: SequenceMatcher(None, sentence, other, autojunk=False).ratio() for other in others}
    best = max(likeness, key=lambda other: likeness[other], default=None)
    return best if best is not None and likeness[best] >= MIN_SIMILARITY else None
