"""The report without the API key, even if the server repeated it, and without invisible characters."""

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import visible
from reelkit_conformance._judge.findings import Finding, Report, Result


def redacted(report: Report, key: Secret) -> Report:
    """Return the report without the key. Bodies are otherwise unchanged."""
    return report._replace(
        target=visible(key.hide(report.target)),
        models=tuple(visible(key.hide(model)) for model in report.models),
        results=tuple(_result(result, key) for result in report.results),
        exchanges=tuple(_exchange(exchange, key) for exchange in report.exchanges),
        remarks=tuple(visible(key.hide(remark)) for remark in report.remarks),
        ended_early=report.ended_early and visible(key.hide(report.ended_early)),
    )


def _result(result: Result, key: Secret) -> Result:
    return result._replace(
        model=result.model and visible(key.hide(result.model)),
        findings=tuple(_finding(finding, key) for finding in result.findings),
        reason=result.reason and visible(key.hide(result.reason)),
    )


def _finding(finding: Finding, key: Secret) -> Finding:
    return finding._replace(
        case=visible(key.hide(finding.case)),
        expected=visible(key.hide(finding.expected)),
        got=visible(key.hide(finding.got)),
        job=finding.job and visible(key.hide(finding.job)),
    )


def _exchange(exchange: Exchange, key: Secret) -> Exchange:
    request = exchange.request
    return exchange._replace(
        request=request._replace(
            path=key.hide(request.path),
            query=tuple((key.hide(name), key.hide(value)) for name, value in request.query),
            headers=tuple((key.hide(name), key.hide(value)) for name, value in request.headers),
            body=request.body and key.hide_bytes(request.body),
        ),
        headers={visible(key.hide(name)): visible(key.hide(value)) for name, value in exchange.headers.items()},
        body=key.hide_bytes(exchange.body),
        trouble=exchange.trouble and visible(key.hide(exchange.trouble)),
    )
