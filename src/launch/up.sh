# shellcheck shell=bash
# The commands up, down, status and logs.

PARTS=(portal keycloak postgres)

up() {
  read_mode "$@"
  [ "$MODE" = simulated ] || is_root || fail "The lab's hosts need root: run it by sudo, or try ./patchbay up --simulated."
  one_at_a_time
  refuse_other_mode
  find_tools
  if all_run && portal_is_ready; then
    step "Patchbay is running already; nothing was changed."
  else
    need_own_name
    need_ports
    find_unprivileged
    make_everything
    start_everything
  fi
  local complete=yes
  set_up || complete=no
  welcome
  [ "$complete" = yes ] || fail "The portal runs, but its set-up stopped at the call named above; ./patchbay up tries again."
}

read_mode() {
  local word
  choose_mode lab
  for word in "$@"; do
    case $word in
      --simulated) choose_mode simulated ;;
      *) fail "up does not know '$word'; it knows --simulated." ;;
    esac
  done
}

refuse_other_mode() {
  local wanted=$MODE other
  for other in lab simulated; do
    choose_mode "$other"
    [ "$other" = "$wanted" ] || ! any_runs || fail "Patchbay runs with ${other} hosts: ./patchbay down first."
  done
  choose_mode "$wanted"
}

any_runs() {
  local part
  for part in "${PARTS[@]}"; do
    ! runs "$part" || return 0
  done
  return 1
}

all_run() {
  runs portal && { [ "$OWN_KEYCLOAK" = no ] || runs keycloak; } && { [ "$OWN_DATABASE" = no ] || runs postgres; }
}

find_tools() {
  if [ "$MODE" = lab ]; then install_missing build lab; else install_missing build; fi
  has_jdk
}

need_ports() {
  runs portal || need_port "$HTTP_PORT" "the portal" PATCHBAY_HTTP_PORT
  [ "$OWN_KEYCLOAK" = no ] || runs keycloak || clear_of_orphans keycloak "$KEYCLOAK_PORT" Keycloak PATCHBAY_KEYCLOAK_PORT
  [ "$OWN_DATABASE" = no ] || runs postgres || clear_of_orphans postgres "$DB_PORT" PostgreSQL PATCHBAY_DB_PORT
}

# What a killed part left behind may still hold its port.
clear_of_orphans() {
  kill_orphans "$1"
  need_port "$2" "$3" "$4"
}

make_everything() {
  mkdir -p "$BUILD" "$LOGS" "$RUN"
  [ "$OWN_DATABASE" = no ] || fetch_postgres
  [ "$OWN_KEYCLOAK" = no ] || fetch_keycloak
  fetch_payara
  build_war
}

# Keycloak is slow: it starts while the others do. The portal asks it nothing before the first login.
start_everything() {
  start_keycloak
  start_database
  start_lab
  start_portal
  await_keycloak
  await_portal
}

set_up() {
  [ "$OWN_KEYCLOAK" = yes ] || return 0
  step "Setting up tenants, hosts, images and networks"
  HOSTS=$(hosts_to_register) IMAGE=$(image_to_upload) PUBLIC=$(public_pool) PORTAL=$(portal_url) \
    TOKEN_ENDPOINT=$(issuer)/protocol/openid-connect/token "$ROOT/src/launch/setup"
}

welcome() {
  printf '\nPatchbay is up: %s\n' "$(portal_url)"
  [ "$OWN_KEYCLOAK" = yes ] || return 0
  cat <<TEXT

  sign in as       (the password is the name)
    ada            platform administrator
    olga           owner of the tenant acme; otto operates there, vera looks
    gina           owner of the tenant globex
    hugo           helpdesk
TEXT
  [ "$MODE" != lab ] || printf '\n  The lab'"'"'s hosts share this machine: give a new cluster the size "Tiny".\n'
  cat <<TEXT

  A bearer token for the API, good for five minutes:
    curl -s -d grant_type=password -d client_id=patchbay-cli -d username=ada -d password=ada $(issuer)/protocol/openid-connect/token | jq -r .access_token

  ./patchbay down ends everything.
TEXT
}

down() {
  local purge=no mode
  [ "${1:-}" != --purge ] || purge=yes
  [ $# -eq 0 ] || [ "$purge" = yes ] || fail "down does not know '$1'; it knows --purge."
  one_at_a_time
  for mode in simulated lab; do
    choose_mode "$mode"
    if [ "$purge" = yes ]; then stop_everything purge; else stop_everything; fi
  done
  [ "$purge" = no ] || purge_data
  step "Everything is down."
}

stop_everything() {
  local part signal
  for part in "${PARTS[@]}"; do
    [ -e "$RUN/$part.pid" ] || continue
    signal=TERM
    [ "$part" != postgres ] || signal=INT # TERM would wait for clients to leave
    stop_process "$part" "$signal"
  done
  if [ "${1:-}" = purge ]; then stop_lab --purge; else stop_lab; fi
}

purge_data() {
  step "Forgetting all data in $DATA_DIR"
  rm -rf "${DATA_DIR:?}"/{postgres,keycloak,portal,payara,lab,simulated,logs,run}
}

status() {
  local mode part found=no
  for mode in simulated lab; do
    choose_mode "$mode"
    for part in "${PARTS[@]}"; do
      ! runs "$part" || { found=yes && printf '%-10s runs, pid %s, log %s\n' "$part" "$(pid_of "$part")" "$LOGS/$part.log"; }
    done
  done
  [ "$found" = yes ] || fail "Patchbay does not run; ./patchbay up starts it."
  if portal_is_ready; then echo "ready at $(portal_url)"; else fail "The portal is not ready at $(portal_url)."; fi
}

logs() {
  local part=${1:-portal} mode=lab
  choose_mode simulated
  any_runs || choose_mode "$mode"
  [ -e "$LOGS/$part.log" ] || fail "There is no log $LOGS/$part.log."
  exec tail -n 100 -F "$LOGS/$part.log"
}
