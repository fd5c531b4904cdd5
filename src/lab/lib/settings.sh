# Names and places of one lab, from the environment. Two labs that differ in all of the first five run side by side. Sourced.
# shellcheck shell=bash
# shellcheck disable=SC2034 # used by those who source this

lab_home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

PATCHBAY_LAB=$(realpath -m "${PATCHBAY_LAB:-$lab_home/../../data/lab}") # everything that the lab keeps
PATCHBAY_LAB_TAG=${PATCHBAY_LAB_TAG:-pb}                 # begins the names of interfaces and namespaces, at most 4 letters
PATCHBAY_LAB_NET=${PATCHBAY_LAB_NET:-10.77.0}            # management /24: this machine is .1, host I is .(10 + I)
PATCHBAY_LAB_PUBLIC=${PATCHBAY_LAB_PUBLIC:-198.51.100}   # public /24: this machine, and the guests' gateway, is .1
IFS=. read -r octet1 octet2 octet3 <<<"$PATCHBAY_LAB_PUBLIC"
PATCHBAY_LAB_PUBLIC6=${PATCHBAY_LAB_PUBLIC6:-$(printf '2001:db8:%x:%x' $((octet1 * 256 + octet2)) $((octet3 * 256)))} # a /64
export PATCHBAY_LAB PATCHBAY_LAB_TAG PATCHBAY_LAB_NET PATCHBAY_LAB_PUBLIC PATCHBAY_LAB_PUBLIC6

most_hosts=6
state=$PATCHBAY_LAB
tag=$PATCHBAY_LAB_TAG
client_dn=CN=portal.patchbay.test

fabric_ns=$tag-fabric        # holds the two LANs, out of this machine's sight
management_bridge=${tag}mgmt # in this machine's own namespace, as is
public_nic=${tag}pub         # this machine's foot in the public LAN
owner_file=/run/patchbay-lab/$tag

host_address() { echo "$PATCHBAY_LAB_NET.$((10 + $1))"; }
# A host that comes back has the network card that its neighbours know.
host_mac() { (IFS=. && read -r a b c d <<<"$(host_address "$1")" && printf '02:00:%02x:%02x:%02x:%02x' "$a" "$b" "$c" "$d"); }
host_name() { echo "h$1.patchbay.test"; }
host_ns() { echo "$tag-h$1"; }
host_dir() { echo "$state/h$1"; }
host_link() { echo "${tag}m$1"; } # this machine's end of the host's management cable

pki_dir=$state/pki/client # what libvirt calls a pkipath
ssh_key=$pki_dir/id_ed25519
tls_uri() { echo "qemu+tls://$(host_address "$1")/system"; }
tcp_uri() { echo "qemu+tcp://$(host_address "$1")/system"; }
ssh_uri() { echo "qemu+ssh://root@$(host_address "$1")/system?keyfile=$ssh_key&no_verify=1&sshauth=privkey&no_tty=1"; }

image=$state/guest/patchbay-lab.qcow2
machine_type_file=$state/machine-type # its first line: kvm or qemu
