# shellcheck shell=bash
# How the launcher speaks: steps, waits with seconds, and one sentence when it gives up.

step() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }

fail() {
  printf '\n!!! %s\n' "$*" >&2
  exit 1
}

# loudly LINE...: something that nobody should overlook.
loudly() {
  printf '\n'
  printf '*** %s\n' "$@"
  printf '\n'
}

is_terminal() { [ -t 1 ]; }
is_root() { [ "$(id -u)" = 0 ]; }

# wait_for WHAT SECONDS READY ALIVE: until READY succeeds. Returns 1 as soon as ALIVE fails, 2 when
# the time is over.
wait_for() {
  local what=$1 limit=$2 ready=$3 alive=$4 begun=$SECONDS passed
  until "$ready"; do
    passed=$((SECONDS - begun))
    "$alive" || return 1
    [ "$passed" -lt "$limit" ] || return 2
    tick "$what" "$passed"
    sleep 0.5
  done
  is_terminal && printf '\r'
  printf '    %s is ready after %s s      \n' "$what" $((SECONDS - begun))
}

tick() {
  if is_terminal; then
    printf '\r    waiting for %s ... %s s ' "$1" "$2"
  elif [ $(($2 % 10)) = 9 ] && [ "${LAST_TICK:-}" != "$1$2" ]; then
    LAST_TICK=$1$2
    printf '    waiting for %s ... %s s\n' "$1" "$2"
  fi
}
