# The portal as a container image, built from this checkout: see src/docs/docker.md.

FROM debian:12-slim AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates maven npm openjdk-17-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Dependencies first: they change less often than the sources.
COPY pom.xml ./
COPY src/launch/image-artifacts src/launch/
RUN src/launch/image-artifacts fetch
COPY . .
RUN src/launch/image-artifacts build /out

FROM debian:12-slim
# libvirt's client library speaks to the hosts, ssh for qemu+ssh addresses, curl for the health check.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates curl libvirt0 openjdk-17-jre-headless openssh-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --uid 10001 patchbay \
 && install -d -o patchbay -g patchbay /data
COPY --from=build /out /opt/patchbay
USER patchbay
WORKDIR /data
VOLUME /data
ENV PATCHBAY_DATA_DIR=/data \
    PATCHBAY_SIMULATED_DIR=/data/simulated
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
CMD ["/opt/patchbay/serve", "/tmp/payara", "0.0.0.0", "8080"]
