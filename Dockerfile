# One image for every process: the command says which (`serve`, `worker`, `migrate`, `topics`).
# Needs BuildKit, and the network only to fetch Debian packages and wheels. Behind a proxy with a certificate authority
# of its own:
# `docker build --secret id=ca,src=bundle.pem .`
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS base
# What sets the text of a letter in a PDF: Pango, a subsetter, and one font; their cache, because the root is read-only.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fontconfig fonts-liberation libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache --system-only

FROM ${PYTHON} AS build
RUN python -m venv --without-pip /opt/keten
COPY requirements.lock /
# The lock is the whole list: pip takes no version, no file and no dependency that is not in it, and builds nothing.
RUN --mount=type=secret,id=ca \
    if [ -f /run/secrets/ca ]; then export PIP_CERT=/run/secrets/ca; fi; \
    pip --python /opt/keten/bin/python install --no-cache-dir --require-hashes --no-deps --only-binary :all: \
        --requirement /requirements.lock
# No build backend, which would come without a hash: the path is the import, so copying is installing.
RUN printf '#!/opt/keten/bin/python\nfrom keten.cli import main\n\nmain()\n' >/opt/keten/bin/keten \
    && chmod 755 /opt/keten/bin/keten
COPY shared /app/shared
COPY services /app/services
COPY keten /app/keten
# Compiled here, because the root is read-only where it runs; unchecked, because nothing changes there.
RUN /opt/keten/bin/python -m compileall -q --invalidation-mode unchecked-hash /app

FROM base
LABEL org.opencontainers.image.title="wmo-keten" org.opencontainers.image.licenses="EUPL-1.2"
ENV PATH=/opt/keten/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# Nothing is installed from here on. The base image leaves its library uncompiled, which would cost every start.
RUN python -m pip uninstall --yes --quiet --root-user-action ignore pip \
    && python -m compileall -q --invalidation-mode unchecked-hash /usr/local/lib/python3*
COPY --from=build /opt/keten /opt/keten
COPY --from=build /app /app
WORKDIR /app
USER 65532:65532
EXPOSE 8000 8081
ENTRYPOINT ["keten"]
