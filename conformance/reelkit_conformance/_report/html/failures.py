"""A failed check on the HTML page: expected and received, the request to repeat, and the timeline of the job."""

from html import escape

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import body_text, truncated
from reelkit_conformance._judge.findings import Finding, Report, Result
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.html.timeline import observations, timeline

MAX_FINDINGS = 20  # findings of one check; the JSON report has all
MAX_COMMAND = 4_000  # characters of a command


def failure_section(results: list[Result], report: Report) -> str:
    """Return the section of one failed check, for all its models."""
    check = results[0].check
    findings = [(result.model, finding) for result in results for finding in result.findings]
    left_out = len(findings) - MAX_FINDINGS
    more = f'<p class="soft case">and {left_out:,} more, all of them in the JSON report</p>' if left_out > 0 else ""
    cases = "".join(_case(model, one, report, not place) for place, (model, one) in enumerate(findings[:MAX_FINDINGS]))
    chips = ((check.severity, check.severity), ("", check.level), ("", check.basis))
    line = "".join(f'<span class="chip {kind}">{word}</span>' for kind, word in chips)
    return (
        f'<article class="check fail" id="{escape(check.id)}">'
        f'<p class="chips"><span class="id">{escape(check.id)}</span>{line}</p>'
        f"<h3>{escape(check.title)}</h3><blockquote>{escape(check.sentence)}</blockquote>"
        f'<p class="advice"><b>What to do:</b> {escape(check.advice)}</p>{cases}{more}</article>'
    )


def _case(model: str | None, finding: Finding, report: Report, is_open: bool) -> str:
    evidence = [exchange for exchange in report.exchanges if exchange.number in finding.evidence]
    of = f' <span class="soft">{escape(model)}</span>' if model else ""
    parts = [
        f'<details class="case"{" open" if is_open else ""}><summary>{escape(finding.case)}{of}</summary>',
        '<dl class="pair">',
        f'<div class="pass"><dt>expected</dt><dd>{escape(truncated(finding.expected))}</dd></div>',
        f'<div class="fail"><dt>got</dt><dd>{escape(truncated(finding.got))}</dd></div></dl>',
        _job_timeline(finding, report) if finding.job else "",
        _curl_block(evidence[-1], report.target) if evidence else "",
        *map(_evidence, evidence),
        "</details>",
    ]
    return "".join(parts)


def _job_timeline(finding: Finding, report: Report) -> str:
    job = finding.job or ""
    seen = observations(report, job)
    picture = timeline(seen, finding.evidence) if len(seen) > 1 else ""
    return f'<p class="label">job <code>{escape(truncated(job, 200))}</code></p>{picture}'


def _curl_block(exchange: Exchange, target: str) -> str:
    words = escape(truncated(curl(exchange.request, target), MAX_COMMAND))
    return f'<p class="label">repeat the request</p><pre class="curl" tabindex="0">{words}</pre>'


def _evidence(exchange: Exchange) -> str:
    request = exchange.request
    came = exchange.trouble or f"{exchange.status} {exchange.headers.get('content-type', '')}"
    line = f"{request.method} {request.path}: {truncated(came, 200)}"
    body = f"<pre>{escape(body_text(exchange.body))}</pre>" if exchange.body else '<p class="soft">no body</p>'
    return f'<details class="evidence"><summary>#{exchange.number} {escape(line)}</summary>{body}</details>'
