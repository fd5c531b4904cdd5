# shellcheck shell=bash
# What can be changed by environment, and where things are. Sourced first.

HTTP_PORT=${PATCHBAY_HTTP_PORT:-8080}
KEYCLOAK_PORT=${PATCHBAY_KEYCLOAK_PORT:-8180}
DB_PORT=${PATCHBAY_DB_PORT:-5433}
DATA_DIR=$(realpath -m "${PATCHBAY_DATA_DIR:-$ROOT/data}")
# These name settings of the launcher. The portal refuses keys that it does not know, so it must not see them.
export -n PATCHBAY_HTTP_PORT PATCHBAY_KEYCLOAK_PORT PATCHBAY_DB_PORT PATCHBAY_DATA_DIR

# Third-party things as downloaded and unpacked; what Maven makes is in target/.
BUILD=$ROOT/build
WAR=$ROOT/target/patchbay.war

# An operator's own database or Keycloak, named by environment, is used instead of an embedded one.
OWN_DATABASE=yes
[ -z "${PATCHBAY_DB_URL:-}" ] || OWN_DATABASE=no
OWN_KEYCLOAK=yes
[ -z "${PATCHBAY_OIDC_ISSUER:-}" ] || OWN_KEYCLOAK=no

# choose_mode lab|simulated: each mode has data of its own, so that neither sees the other's hosts.
choose_mode() {
  MODE=$1
  DATA=$DATA_DIR
  [ "$MODE" = lab ] || DATA=$DATA_DIR/$MODE
  LOGS=$DATA/logs
  RUN=$DATA/run
}

portal_url() { echo "http://127.0.0.1:$HTTP_PORT"; }
keycloak_url() { echo "http://127.0.0.1:$KEYCLOAK_PORT"; }
issuer() { echo "${PATCHBAY_OIDC_ISSUER:-$(keycloak_url)/realms/patchbay}"; }

# version_of KEY: a version that pom.xml names, so that it is written down once.
version_of() {
  sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" "$ROOT/pom.xml" | head -n 1
}
