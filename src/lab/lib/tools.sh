# Small things that every script of the lab uses. Sourced.
# shellcheck shell=bash

export LC_ALL=C # what programs say is read here

# die TEXT: one sentence, and out.
die() {
  echo "$*" >&2
  exit 1
}

# need COMMAND=PACKAGE ..: all commands that are not there are named at once, with Debian's packages that hold them.
need() {
  local pair missing=() holders=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null && continue
    missing+=("${pair%%=*}")
    holders+=("${pair#*=}")
  done
  [ ${#missing[@]} = 0 ] || die "Missing: ${missing[*]}. On Debian: apt-get install $(printf '%s\n' "${holders[@]}" | sort -u | xargs)"
}

# wait_for SECONDS COMMAND..: until it succeeds; fails when the time is over.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}
