# The lab's own certificate authority, a certificate for each host, one for the portal, and one that no host lets in. Sourced.
# shellcheck shell=bash disable=SC2154 # names come from settings.sh

# certificate DIR NAME CN EXTENSION..: DIR/NAMEkey.pem and DIR/NAMEcert.pem, signed by the lab.
certificate() {
  local dir=$1 name=$2 cn=$3
  shift 3
  mkdir -p "$dir"
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$cn" \
    -keyout "$dir/${name}key.pem" -out "$dir/$name.csr"
  openssl x509 -req -in "$dir/$name.csr" -CA "$state/pki/cacert.pem" -CAkey "$state/pki/cakey.pem" -CAcreateserial \
    -days 3650 -out "$dir/${name}cert.pem" -extfile <(printf '%s\n' keyUsage=digitalSignature,keyEncipherment "$@")
  rm "$dir/$name.csr"
}

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=Patchbay lab" \
    -keyout "$state/pki/cakey.pem" -out "$state/pki/cacert.pem" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

# The directory that libvirt calls a pkipath, for the owner of a CN.
client() {
  certificate "$1" client "$2" extendedKeyUsage=clientAuth
  cp "$state/pki/cacert.pem" "$1/"
}

# A host is a client, too: of the host it moves a machine to. A certificate for an address of another lab is made anew.
host_certificate() {
  local dir=$state/pki/h$1
  [[ $(openssl x509 -noout -checkip "$(host_address "$1")" -in "$dir/servercert.pem") != *"does match"* ]] || return 0
  certificate "$dir" server "$(host_name "$1")" extendedKeyUsage=serverAuth,clientAuth \
    "subjectAltName=DNS:$(host_name "$1"),IP:$(host_address "$1")"
}

make_pki() {
  local i
  mkdir -p "$pki_dir"
  chmod 700 "$state/pki"
  {
    [ -s "$state/pki/cacert.pem" ] || authority
    [ -s "$pki_dir/cacert.pem" ] || client "$pki_dir" "${client_dn#CN=}"
    [ -s "$state/pki/stranger/cacert.pem" ] || client "$state/pki/stranger" stranger.patchbay.test
    [ -s "$ssh_key" ] || ssh-keygen -q -t ed25519 -N '' -C patchbay-lab -f "$ssh_key"
    for i in $(seq 1 "$most_hosts"); do host_certificate "$i"; done
  } >"$state/pki/log" 2>&1 || die "The certificates could not be made; see $state/pki/log."
}
