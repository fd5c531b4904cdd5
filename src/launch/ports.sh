# shellcheck shell=bash
# Who listens where.

# need_port PORT WHAT VARIABLE: fails with the name of the process that has the port.
need_port() {
  local holder
  holder=$(holder_of_port "$1")
  [ -z "$holder" ] || fail "Port $1, which $2 needs, is taken by $holder: end that, or choose another port by $3."
}

holder_of_port() {
  local line name
  line=$(ss -Hltnp "sport = :$1" | head -n 1)
  [ -n "$line" ] || return 0
  name=$(sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/p' <<<"$line")
  echo "${name:-a process of another user}"
}

# free_port FROM: the first that nobody listens on.
free_port() {
  local port=$1
  while [ -n "$(holder_of_port "$port")" ]; do port=$((port + 1)); done
  echo "$port"
}

# need_own_name: the server gives up when the machine's own name has no address.
need_own_name() {
  getent hosts "$(uname -n)" >/dev/null ||
    fail "This machine's own name, $(uname -n), has no address; the server needs one: echo 127.0.1.1 $(uname -n) >>/etc/hosts"
}
