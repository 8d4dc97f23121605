"""The report as JUnit XML: a test case for each check and model."""

import xml.etree.ElementTree as ET

from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.findings import Finding, Report, Result
from reelkit_conformance._report.curl import curl
from reelkit_specs import printable

NAME = "reelkit conform"


def junit_text(report: Report) -> str:
    """Return the report as the text of a JUnit file."""
    exchanges = {exchange.number: exchange for exchange in report.exchanges}
    root = ET.Element("testsuites", name=NAME, time=f"{report.seconds:.3f}")
    for level in LEVELS:
        results = [result for result in report.results if result.check.level == level]
        if results:
            root.append(_suite(level, results, exchanges, report.target))
    if report.ended_early:
        root.append(_ended_early_suite(report.ended_early))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(level: Level, results: list[Result], exchanges: dict[int, Exchange], target: str) -> ET.Element:
    suite = _empty_suite(level, len(results))
    for result in results:
        name = f"{result.check.id} {result.model}" if result.model else result.check.id
        case = ET.SubElement(suite, "testcase", classname=f"conform.{level}", name=printable(name), time="0")
        if result.verdict == "fail":
            failure = ET.SubElement(case, "failure", type=result.check.severity, message=result.check.title)
            failure.text = printable(_failure_text(result, exchanges, target))
        elif result.verdict != "pass":
            message = f"{result.verdict}: {result.reason or result.check.title}"
            ET.SubElement(case, "skipped", message=printable(message))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _empty_suite(name: str, tests: int) -> ET.Element:
    return ET.Element("testsuite", name=name, tests=str(tests), failures="0", errors="0", skipped="0", time="0")


def _ended_early_suite(reason: str) -> ET.Element:
    """Return a suite with an error, so that a run that ended early does not look successful."""
    suite = _empty_suite("run", 1)
    suite.set("errors", "1")
    case = ET.SubElement(suite, "testcase", classname="conform.run", name="the run was complete", time="0")
    ET.SubElement(case, "error", type="ended early", message=printable(reason))
    return suite


def _failure_text(result: Result, exchanges: dict[int, Exchange], target: str) -> str:
    check = result.check
    head = f"{check.id} ({check.basis}): {check.sentence}\nWhat to do: {check.advice}"
    return "\n\n".join([head, *(_finding(finding, exchanges, target) for finding in result.findings)])


def _finding(finding: Finding, exchanges: dict[int, Exchange], target: str) -> str:
    lines = [finding.case, f"  expected: {finding.expected}", f"  got: {finding.got}"]
    lines += [f"  job: {finding.job}"] if finding.job else []
    last = exchanges.get(finding.evidence[-1]) if finding.evidence else None
    return "\n".join([*lines, f"  {curl(last.request, target)}"] if last else lines)
