# Guests as the lab's own test makes them. A guest is a number: guest 1 is named guest1, with .21 in the public LAN, and
# 10.0.0.1 in the private segment 101. Sourced; needs `uri`, `on`, `hosts` and $work.
# shellcheck shell=bash disable=SC2154 # names come from settings.sh and the test

public_ip() { echo "$PATCHBAY_LAB_PUBLIC.$((20 + $1))"; }
public_mac() { echo "52:54:00:00:01:0$1"; }
private_ip() { echo "10.0.0.$1"; }
private_mac() { echo "52:54:00:00:02:0$1"; }

write_seed() {
  local seed=$work/seed$1
  mkdir -p "$seed"
  cat >"$seed/meta-data" <<SEED
instance-id: lab-test-$1
local-hostname: guest$1
SEED
  cat >"$seed/user-data" <<SEED
#cloud-config
write_files:
  - path: /etc/voipnownode/nodeid
    content: "node-$1\n"
  - path: /etc/patchbay/roles
    content: |
      # role transport port protocol
      web tcp 80 http
      sip udp 5060 sip
      sip tcp 5060 sip
      sql tcp 3306 tcp
SEED
  cat >"$seed/network-config" <<SEED
version: 2
ethernets:
  private0:
    match:
      macaddress: "$(private_mac "$1")"
    addresses:
      - $(private_ip "$1")/24
  public0:
    match: {macaddress: "$(public_mac "$1")"}
    addresses: [$(public_ip "$1")/24, "$PATCHBAY_LAB_PUBLIC6::$1/64"]
    routes:
      - to: default
        via: $PATCHBAY_LAB_PUBLIC.1
SEED
  genisoimage -quiet -volid cidata -rational-rock -joliet -output "$work/seed$1.iso" "$seed/"*
}

write_machine() {
  # shellcheck source=/dev/null
  . "$state/lab.env"
  local guard
  guard="<filterref filter='clean-traffic'><parameter name='IP' value='$(public_ip "$1")'/></filterref>"
  [ "$1" = 1 ] || guard= # libvirt's filter lets no IPv6 through: the others are for that
  cat >"$work/machine$1.xml" <<XML
<domain type='$PATCHBAY_LAB_MACHINE_TYPE'>
  <name>guest$1</name>
  <memory unit='MiB'>160</memory>
  <vcpu current='1'>2</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/></features>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
      <source file='/var/lib/libvirt/images/patchbay/guest$1.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/>
      <source file='/var/lib/libvirt/images/patchbay/guest$1.iso'/><target dev='sda' bus='scsi'/></disk>
    <interface type='bridge'><mac address='$(public_mac "$1")'/><source bridge='br-public'/><model type='virtio'/>
      $guard</interface>
    <interface type='bridge'><mac address='$(private_mac "$1")'/><source bridge='br-tenant'/><model type='virtio'/>
      <virtualport type='openvswitch'/><vlan><tag id='101'/></vlan></interface>
    <serial type='file'><source path='/var/log/libvirt/guest$1-console.log'/></serial>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
  </devices>
</domain>
XML
}

# upload HOST VOLUME FORMAT FILE
upload() {
  on "$1" vol-create-as patchbay "$2" "$(stat -c %s "$4")" --format "$3" &&
    on "$1" vol-upload --pool patchbay "$2" "$4"
}

# start_guest HOST GUEST: guest and seed are uploaded, defined and started.
start_guest() {
  write_seed "$2" && write_machine "$2" && upload "$1" "guest$2.qcow2" qcow2 "$image" &&
    upload "$1" "guest$2.iso" raw "$work/seed$2.iso" && on "$1" define "$work/machine$2.xml" && on "$1" start "guest$2"
}

health() { curl -sf --max-time 3 "http://$(public_ip "$1")/health"; }
health_says() { health "$1" | grep -F "$2"; }
answers_tcp() { timeout 3 bash -c "exec 3<>/dev/tcp/$(public_ip "$1")/$2"; }
agent() { on "$1" qemu-agent-command "guest$2" "$3"; }
agent_answers() { agent "$1" "$2" '{"execute":"guest-ping"}'; }
agent_sees_address() { on "$1" domifaddr "guest$2" --source agent | grep -F "$(public_ip "$2")"; }
state_is() { [ "$(on "$1" domstate "guest$2")" = "$3" ]; }
uuid() { on "$1" domuuid "guest$2"; }
has_uuid() { [ -n "$3" ] && [ "$(uuid "$1" "$2")" = "$3" ]; }
booted_times() { [ "$(hosts exec "$1" grep -c PATCHBAY-GUEST-READY "/var/log/libvirt/guest$2-console.log")" = "$3" ]; }

# guest_runs HOST GUEST COMMAND: through the guest agent; succeeds when the command does within 20 seconds.
guest_runs() {
  local pid answer end=$((SECONDS + 20))
  pid=$(agent "$1" "$2" "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\"$3\"]}}") || return 1
  while [ $SECONDS -lt $end ]; do
    answer=$(agent "$1" "$2" "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":${pid//[!0-9]/}}}")
    echo "$answer"
    case $answer in *'"exited":true'*) [[ $answer == *'"exitcode":0'* ]] && return || return 1 ;; esac
    sleep 0.3
  done
  return 1
}

write_options() {
  printf '%s\r\n' "OPTIONS sip:ping@$1 SIP/2.0" "Via: SIP/2.0/${2^^} $PATCHBAY_LAB_PUBLIC.1;branch=z9hG4bK7;rport" \
    "From: <sip:lab@test>;tag=1" "To: <sip:ping@$1>" "Call-ID: lab-$2" "CSeq: 7 OPTIONS" "Content-Length: 0" "" \
    >"$work/options"
}

# sip_answers GUEST TRANSPORT: an OPTIONS is answered with 200 by the rules.
sip_answers() {
  local reply ip
  ip=$(public_ip "$1")
  write_options "$ip" "$2"
  exec 3<>"/dev/$2/$ip/5060" || return 1
  cat "$work/options" >&3 # in one piece, which is a datagram
  reply=$(timeout 2 cat <&3)
  exec 3>&-
  echo "$reply"
  [[ $reply == "SIP/2.0 200 OK"* && $reply == *"branch=z9hG4bK7"* && $reply == *"Call-ID: lab-$2"* &&
    $reply == *"CSeq: 7 OPTIONS"* && $reply == *"To: <sip:ping@$ip>;tag="* ]]
}
