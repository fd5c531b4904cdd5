# One host: its directory, its start and its end. Sourced.
# shellcheck shell=bash disable=SC2154 # names come from settings.sh

init_pid() { cat "$(host_dir "$1")/init.pid" 2>/dev/null; }

# The recorded process is there, and is this lab's (a process id may have been given to somebody else).
host_is_up() {
  local pid
  pid=$(init_pid "$1") && [ -n "$pid" ] && [ "$(ip netns identify "$pid" 2>/dev/null)" = "$(host_ns "$1")" ]
}

must_be_up() { host_is_up "$1" || die "Host $1 is not up."; }

in_host() {
  local i=$1
  shift
  nsenter --target "$(init_pid "$i")" --mount --net --pid --uts --ipc -- "$@"
}

libvirtd_conf() {
  cat <<CONF
host_uuid = "$(cat "$(host_dir "$1")/uuid")"
listen_addr = "$(host_address "$1")"
listen_tls = 1
listen_tcp = 1
auth_tls = "none"
auth_tcp = "none"
auth_unix_rw = "none"
unix_sock_group = "root"
key_file = "/etc/pki/libvirt/private/serverkey.pem"
cert_file = "/etc/pki/libvirt/servercert.pem"
ca_file = "/etc/pki/CA/cacert.pem"
tls_allowed_dn_list = ["$client_dn", "CN=h*.patchbay.test"]
keepalive_interval = 5
keepalive_count = 3
max_clients = 200
max_client_requests = 50
log_outputs = "2:file:/var/log/libvirt/libvirtd.log"
CONF
}

# Nothing here needs systemd: no cgroups, no virtlogd, no user accounts, no security labels.
qemu_conf() {
  cat <<CONF
user = "root"
group = "root"
security_driver = "none"
dynamic_ownership = 0
remember_owner = 0
namespaces = []
cgroup_controllers = []
stdio_handler = "file"
max_core = 0
vnc_listen = "0.0.0.0"
migration_address = "0.0.0.0"
migration_host = "$(host_address "$1")"
CONF
}

sshd_config() {
  cat <<CONF
ListenAddress $(host_address "$1")
HostKey /etc/libvirt/ssh_host_ed25519_key
AuthorizedKeysFile /etc/libvirt/ssh_authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
StrictModes no
PidFile /run/sshd.pid
CONF
}

hosts_file() {
  local i
  echo "127.0.0.1 localhost"
  for i in $(seq 1 "$most_hosts"); do echo "$(host_address "$i") $(host_name "$i") h$i"; done
}

# What lies in the host's directory: etc, var, cache and log stay over a `down`, run does not.
write_host_files() {
  local dir pki
  dir=$(host_dir "$1")
  pki=$dir/pki
  mkdir -p "$dir"/{etc,log,cache,run} "$dir"/var/{images,boot,qemu,dnsmasq} "$pki"/{CA,libvirt/private}
  [ -d "$dir/etc/nwfilter" ] || cp -r /etc/libvirt/. "$dir/etc/"
  rm -f "$dir/etc/qemu/networks/autostart/default.xml"
  cp "$state/pki/cacert.pem" "$pki/CA/"
  local role # libvirt looks for a client's certificate in the default place when one host calls another
  for role in server client; do
    cp "$state/pki/h$1/servercert.pem" "$pki/libvirt/${role}cert.pem"
    cp "$state/pki/h$1/serverkey.pem" "$pki/libvirt/private/${role}key.pem"
  done
  [ -s "$dir/uuid" ] || cat /proc/sys/kernel/random/uuid >"$dir/uuid"
  [ -s "$dir/etc/ssh_host_ed25519_key" ] || ssh-keygen -q -t ed25519 -N '' -f "$dir/etc/ssh_host_ed25519_key"
  cp "$ssh_key.pub" "$dir/etc/ssh_authorized_keys"
  libvirtd_conf "$1" >"$dir/etc/libvirtd.conf"
  qemu_conf "$1" >"$dir/etc/qemu.conf"
  sshd_config "$1" >"$dir/etc/ssh_daemon_config"
  hosts_file >"$dir/hosts"
}

host_answers() {
  [ -e "$(host_dir "$1")/ready" ] && timeout 5 virsh -q -c "$(tls_uri "$1")?pkipath=$pki_dir" uri </dev/null
}

# Starts a host whose network is there, and waits until it answers.
boot() {
  local dir
  dir=$(host_dir "$1")
  rm -f "$dir/init.pid" "$dir/ready"
  setsid ip netns exec "$(host_ns "$1")" unshare --mount --pid --uts --ipc --fork --kill-child=KILL \
    --propagation private "$lab_home/host-init" "$1" </dev/null >"$dir/log/init.log" 2>&1 &
  wait_for 30 host_is_up "$1" && wait_for 30 host_answers "$1" && return
  echo "Host $1 did not start; see $dir/log/init.log and libvirtd.log there:" >&2
  tail -n 5 "$dir"/log/{init,libvirtd}.log >&2
  return 1
}

# All that lives in the host's network namespace, which is the host.
host_processes() { ip netns pids "$(host_ns "$1")" 2>/dev/null; }

host_is_gone() { [ -z "$(host_processes "$1")" ]; }

# As when the power fails: nothing is asked. The first process takes the whole host with it; strays are ended one by one.
power_off() {
  local pid
  pid=$(init_pid "$1") && host_is_up "$1" && kill -KILL "$pid"
  wait_for 1 host_is_gone "$1" || host_processes "$1" | xargs -r kill -KILL 2>/dev/null
  wait_for 10 host_is_gone "$1" || die "Host $1 has processes that do not end: $(host_processes "$1" | xargs)."
  rm -f "$(host_dir "$1")/init.pid"
}

libvirtd_pid() { in_host "$1" cat /run/libvirtd.pid 2>/dev/null; }

# shellcheck disable=SC2016 # for the shell inside
libvirtd_runs() { in_host "$1" sh -c 'kill -0 $(cat /run/libvirtd.pid)' 2>/dev/null; }

signal_libvirtd() {
  libvirtd_runs "$1" || die "libvirtd does not run on host $1."
  in_host "$1" sh -c "kill -$2 \$(cat /run/libvirtd.pid)"
}

start_libvirtd() {
  ! libvirtd_runs "$1" || return 0
  in_host "$1" /usr/sbin/libvirtd --listen --daemon --pid-file /run/libvirtd.pid
}

# The process id, as this machine sees it, of a machine's QEMU.
qemu_pid() {
  local inner pid
  inner=$(in_host "$1" cat "/run/libvirt/qemu/$2.pid" 2>/dev/null) || die "No machine '$2' runs on host $1."
  for pid in $(host_processes "$1"); do
    [ "$(awk '/^NSpid/ {print $NF}' "/proc/$pid/status" 2>/dev/null)" = "$inner" ] && echo "$pid" && return
  done
  die "No machine '$2' runs on host $1."
}
