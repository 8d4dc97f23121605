"""The names of spans, attributes and metrics: those of the HTTP and GenAI conventions, and our own under `reelkit.`."""

# https://opentelemetry.io/docs/specs/semconv/http/
METHOD = "http.request.method"
RESEND_COUNT = "http.request.resend_count"
STATUS_CODE = "http.response.status_code"
URL = "url.full"
ADDRESS = "server.address"
PORT = "server.port"
ERROR = "error.type"

# https://github.com/open-telemetry/semantic-conventions-genai
OPERATION = "gen_ai.operation.name"
PROVIDER = "gen_ai.provider.name"
MODEL = "gen_ai.request.model"
JOB_ID = "gen_ai.response.id"
OUTPUT = "gen_ai.output.type"
INPUT = "gen_ai.input.messages"
DURATION = "gen_ai.client.operation.duration"

STEP = "reelkit.step"
STATUS = "reelkit.status"
OUTCOME = "reelkit.outcome"
CLIENT_REQUEST_ID = "reelkit.client_request_id"
CREDITS = "reelkit.credits"
JOBS = "reelkit.jobs"
RETRIES = "reelkit.retries"

# The values of `reelkit.step`.
CREATE, POLL, RECOVERY, DOWNLOAD = "create", "poll", "recovery", "download"

GENERATE = "generate_content"  # the operation of the conventions for every output that is not text alone
AIMLAPI = "aimlapi"  # the conventions name no provider of this name; theirs are written in the same way
