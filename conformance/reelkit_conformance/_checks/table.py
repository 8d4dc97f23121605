"""The table of all checks, by id."""

from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.aut import AUT
from reelkit_conformance._checks.bil import BIL
from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.con import CON
from reelkit_conformance._checks.def_ import DEF
from reelkit_conformance._checks.err import ERR
from reelkit_conformance._checks.fuz import FUZ
from reelkit_conformance._checks.get import GET
from reelkit_conformance._checks.ids import IDS
from reelkit_conformance._checks.lif import LIF
from reelkit_conformance._checks.par import PAR
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.res import RES
from reelkit_conformance._checks.rul import RUL
from reelkit_conformance._checks.spc import SPC

FAMILIES = (SPC, RES, AUT, REQ, ACC, ERR, GET, DEF, IDS, LIF, PAR, CON, RUL, BIL, FUZ)


CHECKS: dict[str, Check] = {check.id: check for family in FAMILIES for check in family}
