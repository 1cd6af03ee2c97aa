"""What leaves the process beside its answers: log lines, records of other libraries, spans, metrics."""

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from opentelemetry import metrics
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from shared.bus import consumer
from shared.service import limits, telemetry
from tests.systeem import Systeem


@dataclass(slots=True)
class Afgeluisterd:
    """What left the process beside its answers: log lines, other libraries' records, spans, metrics."""

    uitvoer: io.StringIO
    records: list[str]
    spans: InMemorySpanExporter
    reader: InMemoryMetricReader

    def plaatsen(self) -> dict[str, bytes]:
        """All of it as bytes."""
        metingen = self.reader.get_metrics_data()
        return {
            "log": self.uitvoer.getvalue().encode(),
            "library logs": "\n".join(self.records).encode(),
            "spans": "\n".join(span.to_json() for span in self.spans.get_finished_spans()).encode(),
            "metrics": metingen.to_json().encode() if metingen else b"",
        }


class _Bewaar(logging.Handler):
    def __init__(self, records: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line; the client of this test logs the addresses that it asks itself, and is left out."""
        if not record.name.startswith(("httpx", "httpcore")):
            self._records.append(f"{record.name} {record.getMessage()} {record.exc_info}")


@contextmanager
def luisteren(keten: Systeem, monkeypatch: pytest.MonkeyPatch) -> Iterator[Afgeluisterd]:
    spans, reader, records = InMemorySpanExporter(), InMemoryMetricReader(), list[str]()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    metrics.set_meter_provider(MeterProvider(metric_readers=[reader]))
    monkeypatch.setattr(limits, "_tracer", provider.get_tracer("proef"))
    monkeypatch.setattr(consumer, "_tracer", provider.get_tracer("proef"))
    uitvoer = io.StringIO()
    handler, root = _Bewaar(records), logging.getLogger()  # noqa: TID251 - listens to libraries
    monkeypatch.setattr(sys, "stderr", uitvoer)
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(handler)
    telemetry.configure(keten.settings.model_copy(update={"log_level": "debug", "log_format": "json"}), "proef")
    try:
        yield Afgeluisterd(uitvoer, records, spans, reader)
    finally:
        root.removeHandler(handler)
        monkeypatch.undo()
        telemetry.configure(keten.settings, "alles")
