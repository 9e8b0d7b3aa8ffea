"""Tell nobody: what FastAPI would measure and send of each request is off.

Its spans carry the address of a request and its logs the text of an error, and both can
hold a kenmerk or what somebody typed. `request_log` counts what may be counted.
"""

from fastapi.telemetry import TelemetryConfig

NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "auto_configure": False,
}
