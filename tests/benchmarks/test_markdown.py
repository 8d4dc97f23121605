"""The table of a row."""

from benchmarks.markdown import markdown, number

from .made_up import data

WHOLE = """\
<!-- written by `nox -s bench -- mock`; do not edit -->

How fast?

|  | ours | theirs | ours / theirs | better |
| --- | --- | --- | --- | --- |
| create | ours | theirs | **12** (10.5 to 13.5) | more |
| delay | ours | theirs | **0.5** | less |

| goal | set | reached |  |
| --- | --- | --- | --- |
| creates per second, times the peer | at least 10 x | 12 x | holds |
| memory | at most 5 MB | 7 MB | **missed** |

|  | ours | theirs |
| --- | --- | --- |
| a lost answer | 1 POST | **3 POSTs** |

|  | ours | theirs |
| --- | --- | --- |
| create | 1,200 per s (1,190 to 1,230) | 100 per s |

|  | ours |
| --- | --- |
| memory | 7 MB |

Not measured:

- other: no Node | here

Measured with `nox -s bench -- mock` on 2026-01-02 10:00 UTC, in 7 s: Abacus, 2 cores at a load of 0.5, Linux 6.1, \
Python 3.11.7, Node v20.1.0. Peers: theirs 1.2.3. \
In brackets: the middle half of the rounds; of a share of faults, 95 % confidence.
"""


def test_ratios_come_first_and_goals_stand_beside_their_figures() -> None:
    """Then outcomes and figures, a contestant a column, and what could not be measured."""
    assert markdown(data()) == WHOLE


def test_numbers_are_short() -> None:
    """Three digits, or the whole number."""
    assert [number(value) for value in (0.12345, 5.0, 12.34, 99.96, 104.4, 46500.2)] == [
        "0.123",
        "5",
        "12.3",
        "100",
        "104",
        "46,500",
    ]
