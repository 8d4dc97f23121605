"""The report without the API key, even if the server repeated it, and without invisible characters."""

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.findings import Finding, Report, Result
from reelkit_specs import printable


def redacted(report: Report, key: Secret) -> Report:
    """Return the report without the key. Bodies are otherwise unchanged."""
    return report._replace(
        target=printable(key.hide(report.target)),
        models=tuple(printable(key.hide(model)) for model in report.models),
        results=tuple(_result(result, key) for result in report.results),
        exchanges=tuple(_exchange(exchange, key) for exchange in report.exchanges),
        remarks=tuple(printable(key.hide(remark)) for remark in report.remarks),
        ended_early=report.ended_early and printable(key.hide(report.ended_early)),
    )


def _result(result: Result, key: Secret) -> Result:
    return result._replace(
        model=result.model and printable(key.hide(result.model)),
        findings=tuple(_finding(finding, key) for finding in result.findings),
        reason=result.reason and printable(key.hide(result.reason)),
    )


def _finding(finding: Finding, key: Secret) -> Finding:
    return finding._replace(
        case=printable(key.hide(finding.case)),
        expected=printable(key.hide(finding.expected)),
        got=printable(key.hide(finding.got)),
        job=finding.job and printable(key.hide(finding.job)),
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
        headers={printable(key.hide(name)): printable(key.hide(value)) for name, value in exchange.headers.items()},
        body=key.hide_bytes(exchange.body),
        trouble=exchange.trouble and printable(key.hide(exchange.trouble)),
    )
