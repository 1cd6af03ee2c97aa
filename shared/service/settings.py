"""Every setting, from the environment (`KETEN_...`) or from one file a name in `KETEN_SECRETS_DIR`."""

import os
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.documents.letter import Afzender

_BESIDE = {"KETEN_SECRETS_DIR", "KETEN_CRASHPOINT", "KETEN_TESTBUILD"}


class Settings(BaseSettings):
    """What a process is told. An unknown `KETEN_` name is refused, so that a typing error does not stay unnoticed."""

    model_config = SettingsConfigDict(
        env_prefix="KETEN_", secrets_dir=os.environ.get("KETEN_SECRETS_DIR"), extra="ignore", frozen=True
    )

    omgeving: Literal["ontwikkeling", "acceptatie", "productie"] = "ontwikkeling"
    host: str = "127.0.0.1"
    port: int = 8000
    metrics_port: int = 8081
    public_url: str = Field("", description="servers[0].url of the OpenAPI documents")
    data: Path = Field(Path("var"), description="files of the embedded database and issuer")
    database_url: str = Field("", description="postgresql://host/keten_{service}; empty: the embedded database")
    database_password: SecretStr = Field(SecretStr(""), description="of the runtime roles, where they need one")
    database_migrate_url: str = Field("", description="an administrator's, for roles, databases and migrations")
    keys_database_url: str = Field("", description="database of the data keys; empty: keten_keys beside the services'")
    database_pool: int = Field(8, ge=1, le=64)
    kafka_bootstrap: str = Field("", description="empty: the in-process bus")
    kafka_partitions: int = Field(3, ge=1, le=1000)
    kafka_replication: int = Field(1, ge=1, le=5)
    kafka_instance_id: str = ""
    kafka_ca: str = Field("", description="file with the certificate authority of the brokers; empty: plaintext")
    kafka_cert: str = ""
    kafka_key: str = ""
    oidc_issuers: str = Field("", description="comma-separated issuers that are trusted; empty: the embedded issuer")
    oidc_audience: str = "wmo-keten"
    oidc_jwks_ttl_s: int = 600
    oidc_leeway_s: int = Field(60, le=60)
    oin: str = Field("00000000000000000000", pattern=r"^[0-9]{20}$")
    kek_file: str = Field("", description="32 bytes that wrap the data keys; empty: made in KETEN_DATA")
    docs_url: str = "https://wmo-keten.example"
    timers: bool = Field(default=True, description="whether workers watch terms; off while a past is replayed")
    limit_body: int = 256 * 1024
    limit_url: int = 8 * 1024
    limit_headers: int = 16 * 1024
    limit_depth: int = 32
    limit_body_seconds: float = 15.0
    gemeenten: dict[str, Afzender] = Field({}, description="code -> who sends letters")
    registers: Literal["open", "strict"] = "open"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "json", "console"] = "auto"

    @model_validator(mode="after")
    def _known_names_only(self) -> Self:
        known = {f"KETEN_{name.upper()}" for name in type(self).model_fields} | _BESIDE
        unknown = sorted(name for name in os.environ if name.startswith("KETEN_") and name not in known)
        if unknown:
            raise ValueError(f"unknown settings: {', '.join(unknown)}")
        if self.registers == "strict":
            raise ValueError("KETEN_REGISTERS=strict needs registers of teams and aanbieders, which do not exist yet")
        return self

    @property
    def embedded_issuer(self) -> bool:
        """Whether this process issues its own tokens: only for development, only on a loopback address."""
        return not self.oidc_issuers
