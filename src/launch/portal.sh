# shellcheck shell=bash
# The portal itself: Payara Micro with the WAR.

# Made once for a data folder: what was sealed is to be opened after the next start, too.
secret_key() {
  if [ ! -s "$DATA/secret.key" ]; then
    write_keys "$(new_key)"
  fi
  cat "$DATA/secret.key"
}

# Our own Keycloak's realm lets the portal; somebody else's may not.
manages_organizations() { if [ "$OWN_KEYCLOAK" = yes ]; then echo true; else echo false; fi; }

start_portal() {
  ! runs portal || return 0
  step "Starting the portal on port $HTTP_PORT"
  mkdir -p "$DATA/portal"
  start_process portal env \
    PATCHBAY_DB_URL="${PATCHBAY_DB_URL:-jdbc:postgresql://127.0.0.1:$DB_PORT/patchbay}" \
    PATCHBAY_OIDC_ISSUER="$(issuer)" PATCHBAY_BASE_URL="${PATCHBAY_BASE_URL:-$(portal_url)}" \
    PATCHBAY_OIDC_MANAGE_ORGANIZATIONS="${PATCHBAY_OIDC_MANAGE_ORGANIZATIONS:-$(manages_organizations)}" \
    PATCHBAY_SECRETS_KEYS="${PATCHBAY_SECRETS_KEYS:-$(secret_key)}" \
    PATCHBAY_DATA_DIR="$DATA/portal" PATCHBAY_SIMULATED_DIR="$DATA/portal/simulated" \
    PATCHBAY_LIBVIRT_TLS_PKI_DIR="${PATCHBAY_LIBVIRT_TLS_PKI_DIR:-$(lab_says PATCHBAY_LAB_PKI)}" \
    PAYARA_MICRO="$PAYARA" PAYARA_CONFIG="$ROOT/config/payara" WAR="$WAR" \
    "$ROOT/src/launch/serve" "$DATA/payara" 127.0.0.1 "$HTTP_PORT"
}

await_portal() {
  wait_for "the portal" 240 portal_is_ready portal_lives && return
  explain_portal
  if runs portal; then stop_process portal TERM; fi
  fail "The portal did not start; all it said is in $LOGS/portal.log."
}

portal_is_ready() { curl -fsS --max-time 5 "$(portal_url)/health/ready" 2>/dev/null | grep -q '"status":"UP"'; }

# A failed deployment leaves the server running and answering 404.
portal_lives() { runs portal && ! grep -qE "$DEPLOYMENT_FAILED" "$LOGS/portal.log"; }
DEPLOYMENT_FAILED='Exception while (deploying|preparing|loading)|\[ERROR\].*BootCommandException'

# The entries that are severe, without their stacks; else the last lines.
explain_portal() {
  printf '\n' >&2
  awk '/^[0-9]+-[0-9]+-/ { severe = / SEVERE / } severe && !/^[[:space:]]*(at |\.\.\. |$)/' \
    "$LOGS/portal.log" | cut -c 1-300 | head -n 25 | grep . >&2 || tail -n 15 "$LOGS/portal.log" | cut -c 1-300 >&2
}

stop_portal() { stop_process portal TERM; }

# fail_with_log PART SENTENCE
fail_with_log() {
  printf '\n' >&2
  tail -n 15 "$LOGS/$1.log" | cut -c 1-300 >&2
  fail "$2; all it said is in $LOGS/$1.log."
}
