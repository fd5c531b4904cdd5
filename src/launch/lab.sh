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

# hosts_to_register: "name uri" lines for the set-up.
hosts_to_register() {
  local host
  for host in $(seq "$LAB_HOSTS"); do
    if [ "$MODE" = lab ]; then
      echo "host$host $("$ROOT/src/lab/hosts" uri "$host")"
    else
      echo "host$host simulated://demo/host$host"
    fi
  done
}

image_to_upload() {
  if [ "$MODE" = lab ]; then
    echo "$ROOT/build/lab/guest.qcow2"
  else
    [ -e "$DATA/empty.qcow2" ] || "$ROOT/src/launch/empty-image" "$DATA/empty.qcow2"
    echo "$DATA/empty.qcow2"
  fi
}
