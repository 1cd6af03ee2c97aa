"""Logs, traces and metrics: names and fields from an allow-list, so that no personal text can reach them."""

import logging
import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog
from opentelemetry import metrics
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from shared.service.settings import Settings

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "service",
        "operation",
        "method",
        "status",
        "milliseconds",
        "request_id",
        "trace_id",
        "error",
        "where",
        "topic",
        "partition",
        "count",
        "port",
        "reason",
    }
)

_propagator = TraceContextTextMapPropagator()
_meter = metrics.get_meter("keten.http")
request_seconds = _meter.create_histogram(
    "http_server_request_duration_seconds", unit="s", description="Time to answer, by operation and status."
)
refused = _meter.create_counter("keten_command_refused_total", description="Commands that a rule refused.")
auth_refused = _meter.create_counter("keten_auth_refused_total", description="Requests without a valid token.")


_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
_threshold = _LEVELS["info"]


def configure(settings: Settings, service: str) -> None:
    """Set up logging for the process, and exporters where OTEL_EXPORTER_OTLP_ENDPOINT names a collector."""
    global _threshold  # noqa: PLW0603 - one level a process, set once at its start
    _threshold = _LEVELS[settings.log_level]
    console = settings.log_format == "console" or (settings.log_format == "auto" and sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _allowed_only,
            structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_threshold),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    for library in ("aiokafka", "asyncpg"):  # their texts may repeat content
        logging.getLogger(library).setLevel(logging.CRITICAL)  # noqa: TID251 - quietens a library, logs nothing

    if os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        from shared.service.export import start  # noqa: PLC0415 - a second of imports, only with a collector

        start(service)


def _allowed_only(_logger: object, _name: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: _one_line(value) for name, value in event.items() if name in ALLOWED}


def _one_line(value: object) -> object:
    return "".join(letter if letter.isprintable() else "?" for letter in value) if isinstance(value, str) else value


def log(event: str, level: str = "info", **values: object) -> None:
    """Log one event; fields outside the allow-list are left out."""
    if _LEVELS[level] >= _threshold:
        getattr(structlog.get_logger(), level)(event, **values)


def report(event: str, error: BaseException) -> None:
    """Log an error by its class and the place it came from, never by its text."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_qualname}:{frame.tb_lineno}" if frame else ""
    log(event, "warning", error=type(error).__name__, where=where)


def incoming(headers: Mapping[str, str]) -> Any:  # noqa: ANN401 - OpenTelemetry's own context type
    """The trace context that a request brings."""
    return _propagator.extract(headers)


def traceparent() -> str:
    """The current trace context as one header value; empty when nothing is traced."""
    carrier: dict[str, str] = {}
    _propagator.inject(carrier)
    return carrier.get("traceparent", "")
