# shellcheck shell=bash
# The lab: real KVM hosts in namespaces of this machine. src/lab makes them; here they are only asked for.

LAB_HOSTS=3

start_lab() {
  [ "$MODE" = lab ] || return 0
  step "Starting $LAB_HOSTS lab hosts"
  "$ROOT/src/lab/hosts" up "$LAB_HOSTS" || fail "The lab hosts did not start; src/lab/hosts said why above."
  step "Building the lab's guest image (once)"
  "$ROOT/src/lab/guest/build" || fail "The guest image could not be built; src/lab/guest/build said why above."
}

stop_lab() {
  [ "$MODE" = lab ] && [ -x "$ROOT/src/lab/hosts" ] || return 0
  step "Stopping the lab hosts"
  "$ROOT/src/lab/hosts" down "$@"
}

exec_lab() { exec "$ROOT/src/lab/hosts" "$@"; }
