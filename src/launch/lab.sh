# shellcheck shell=bash
# The lab: real KVM hosts in namespaces of this machine. src/lab makes them; here they are only asked for.

LAB_HOSTS=3

# lab VERB ARG...: src/lab/hosts on the lab that belongs to this mode's data.
lab() { PATCHBAY_LAB=${PATCHBAY_LAB:-$DATA/lab} "$ROOT/src/lab/hosts" "$@"; }

start_lab() {
  [ "$MODE" = lab ] || return 0
  step "Starting $LAB_HOSTS lab hosts (the first time their guest image is built, too)"
  lab up "$LAB_HOSTS" || fail "The lab hosts did not start; src/lab/hosts said why above."
}

stop_lab() {
  [ "$MODE" = lab ] && [ -e "${PATCHBAY_LAB:-$DATA/lab}" ] || return 0
  is_root || fail "The lab's hosts can only be stopped by root: run it by sudo."
  step "Stopping the lab hosts"
  lab down "$@"
}

exec_lab() {
  choose_mode lab
  lab "$@"
}

# lab_says NAME: a value from the lab's description of itself; nothing where there is no lab.
lab_says() {
  [ "$MODE" = lab ] || return 0
  # shellcheck source=/dev/null
  (source "${PATCHBAY_LAB:-$DATA/lab}/lab.env" && echo "${!1}")
}

# hosts_to_register: "name uri" lines for the set-up.
hosts_to_register() {
  local host
  for host in $(seq "$LAB_HOSTS"); do
    if [ "$MODE" = lab ]; then
      echo "h$host $(lab_says "PATCHBAY_LAB_H${host}_TLS")"
    else
      echo "host$host simulated://demo/host$host"
    fi
  done
}

image_to_upload() {
  if [ "$MODE" = lab ]; then
    lab_says PATCHBAY_LAB_IMAGE
  else
    [ -e "$DATA/empty.qcow2" ] || "$ROOT/src/launch/empty-image" "$DATA/empty.qcow2"
    echo "$DATA/empty.qcow2"
  fi
}

# public_pool: cidr, gateway, first and last address of what the lab may give out.
public_pool() {
  local gateway=198.51.100.1
  [ "$MODE" != lab ] || gateway=$(lab_says PATCHBAY_LAB_PUBLIC_GATEWAY)
  echo "${gateway%.*}.0/24 $gateway ${gateway%.*}.50 ${gateway%.*}.199"
}
