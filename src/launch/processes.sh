# shellcheck shell=bash
# Processes that live on after the launcher. Each has a file with its pid and its start time: a pid
# alone may belong to somebody else by now.

# start_process PART COMMAND...: in a session of its own; its output goes to the part's log.
start_process() {
  local part=$1 log
  shift
  log=$LOGS/$part.log
  mkdir -p "$RUN" "$LOGS"
  [ ! -e "$log" ] || mv "$log" "$log.1"
  rm -f "$RUN/$part.pid"
  # The child writes its own pid before it becomes the command, so no moment is without a record.
  # shellcheck disable=SC2016
  setsid bash -c '
    stat=$(<"/proc/$$/stat")
    read -ra fields <<<"${stat##*) }"
    echo "$$ ${fields[19]}" >"$0.new" && mv "$0.new" "$0" && exec "$@"' \
    "$RUN/$part.pid" "$@" >"$log" 2>&1 </dev/null 9>&- &
  local tries=0
  until [ -s "$RUN/$part.pid" ] || [ $((++tries)) -gt 50 ]; do sleep 0.1; done
}

# pid_of PART: of the process we started, when it still is that process.
pid_of() {
  local pid started
  read -r pid started 2>/dev/null <"$RUN/$1.pid" || return 1
  [ "$(start_time "$pid")" = "$started" ] && echo "$pid"
}

start_time() {
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  read -ra fields <<<"${stat##*) }"
  [ "${fields[0]}" = Z ] || echo "${fields[19]}"
}

runs() { pid_of "$1" >/dev/null; }

# orphans_of PART: what is left of a part's session when its first process was killed.
orphans_of() {
  local pid
  read -r pid _ 2>/dev/null <"$RUN/$1.pid" || return 0
  [ -z "$(start_time "$pid")" ] || return 0
  pgrep -s "$pid" -f -- "$ROOT" || true
}

# stop_process PART SIGNAL: asks, waits 20 s, then insists.
stop_process() {
  local part=$1 signal=$2 pid tries=0
  if pid=$(pid_of "$part"); then
    step "Stopping $part (pid $pid)"
    kill "-$signal" "$pid" 2>/dev/null || true
    while runs "$part" && [ $((++tries)) -le 100 ]; do sleep 0.2; done
    ! runs "$part" || { note "it does not listen: killed" && kill -KILL "$pid" 2>/dev/null; } || true
    while runs "$part"; do sleep 0.1; done
  fi
  kill_orphans "$part"
  rm -f "$RUN/$part.pid"
}

kill_orphans() {
  local orphans tries=0
  mapfile -t orphans < <(orphans_of "$1")
  [ ${#orphans[@]} -gt 0 ] || return 0
  note "ending what is left of $1: ${orphans[*]}"
  kill -KILL "${orphans[@]}" 2>/dev/null || true
  while [ -n "$(orphans_of "$1")" ] && [ $((++tries)) -le 50 ]; do sleep 0.1; done
}

# one_at_a_time: up and down of two terminals must not mix.
one_at_a_time() {
  mkdir -p "$DATA_DIR" 2>/dev/null || fail "Can't write to $DATA_DIR (it may belong to root from an earlier start)."
  exec 9>"$DATA_DIR/lock" || fail "Can't write to $DATA_DIR (it may belong to root from an earlier start)."
  flock -n 9 || fail "Another ./patchbay is starting or stopping things right now."
}
