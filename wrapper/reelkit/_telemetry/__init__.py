"""What the client reports to OpenTelemetry. Which spans and figures does a job have, and what is in them?"""
