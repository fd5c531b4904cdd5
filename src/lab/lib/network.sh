# The cables of the lab. Sourced.
#
#   this machine ── management bridge ── mgmt0 of each host        (cut and heal: this machine's end goes down and up)
#   this machine ── public LAN ───────── public0 of each host      (the LANs are bridges in a namespace of their own, so
#                   trunk LAN ────────── trunk0 of each host        that this machine has no part in tenants' traffic)
# shellcheck shell=bash disable=SC2154 # names come from settings.sh

# Runs a function alone on this machine: making namespaces and interfaces side by side fails now and then
# ("Peer netns reference is invalid"), in another lab just as in this one.
one_at_a_time() {
  (
    flock 9
    "$@"
  ) 9>/run/patchbay-lab/lock
}

# Bridged frames are none of the firewall's business. Absent where the kernel has no br_netfilter.
leave_bridges_alone() {
  local key
  for key in iptables ip6tables arptables; do
    ip netns exec "$1" sysctl -qw "net.bridge.bridge-nf-call-$key=0" 2>/dev/null || true
  done
}

make_fabric() {
  ip netns pids "$fabric_ns" >/dev/null 2>&1 && return
  ip netns add "$fabric_ns"
  leave_bridges_alone "$fabric_ns"
  local lan
  for lan in trunk public; do
    ip -n "$fabric_ns" link add "$lan" type bridge
    ip -n "$fabric_ns" link set "$lan" up
  done
  ip link add "$management_bridge" type bridge
  ip addr add "$PATCHBAY_LAB_NET.1/24" dev "$management_bridge"
  ip link set "$management_bridge" up
  ip link add "$public_nic" type veth peer name portal netns "$fabric_ns"
  ip -n "$fabric_ns" link set portal master public up
  ip addr add "$PATCHBAY_LAB_PUBLIC.1/24" dev "$public_nic"
  ip addr add "$PATCHBAY_LAB_PUBLIC6::1/64" dev "$public_nic" nodad 2>/dev/null || true # no IPv6 on this machine
  ip link set "$public_nic" up
}

remove_host_network() {
  ip link del "$(host_link "$1")" 2>/dev/null || true
  ip -n "$fabric_ns" link del "trunk$1" 2>/dev/null || true
  ip -n "$fabric_ns" link del "public$1" 2>/dev/null || true
  ip netns del "$(host_ns "$1")" 2>/dev/null || true
}

make_host_network() {
  local ns link lan
  ns=$(host_ns "$1")
  link=$(host_link "$1")
  remove_host_network "$1"
  ip netns add "$ns"
  ip -n "$ns" link set lo up
  ip link add "$link" type veth peer name mgmt0 address "$(host_mac "$1")" netns "$ns"
  ip link set "$link" master "$management_bridge" up
  ip -n "$ns" addr add "$(host_address "$1")/24" dev mgmt0
  ip -n "$ns" link set mgmt0 up
  for lan in trunk public; do
    ip -n "$fabric_ns" link add "$lan$1" type veth peer name "${lan}0"
    ip -n "$fabric_ns" link set "${lan}0" netns "$ns"
    ip -n "$fabric_ns" link set "$lan$1" master "$lan" up
    ip -n "$ns" link set "${lan}0" up
  done
  leave_bridges_alone "$ns"
}

remove_fabric() {
  ip netns del "$fabric_ns" 2>/dev/null || true
  ip link del "$management_bridge" 2>/dev/null || true
  ip link del "$public_nic" 2>/dev/null || true
}

remove_networks() {
  local i
  for i in $(seq 1 "$most_hosts"); do remove_host_network "$i"; done
  remove_fabric
}

# An address range that something else on this machine uses would take that from it.
range_is_free() {
  local taken
  taken=$(ip -4 -o addr show to "$1.0/24" | awk -v own="$2" '$2 != own && !found++ {print $2}')
  [ -z "$taken" ] || die "$1.0/24 is used by this machine's $taken: choose another range in $3."
}

check_ranges() {
  local range
  for range in "$PATCHBAY_LAB_NET" "$PATCHBAY_LAB_PUBLIC"; do
    [[ $range =~ ^[0-9]{1,3}(\.[0-9]{1,3}){2}$ ]] || die "'$range' is not the first three numbers of an IPv4 network."
    [ "$range" != 203.0.113 ] || die "203.0.113.0/24 is not for labs: package mirrors may live there."
  done
  range_is_free "$PATCHBAY_LAB_NET" "$management_bridge" PATCHBAY_LAB_NET
  range_is_free "$PATCHBAY_LAB_PUBLIC" "$public_nic" PATCHBAY_LAB_PUBLIC
}
