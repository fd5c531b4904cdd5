# shellcheck shell=bash
# The embedded PostgreSQL: the binaries that the tests use too, run on data/postgres.

start_database() {
  [ "$OWN_DATABASE" = yes ] || return 0
  ! runs postgres || return 0
  step "Starting PostgreSQL on port $DB_PORT"
  [ -s "$DATA/postgres/patchbay.created" ] || create_database
  own_database "$DATA/postgres"
  forget_dead_postmaster
  start_process postgres "${UNPRIVILEGED[@]}" "$POSTGRES/bin/postgres" -D "$DATA/postgres" -p "$DB_PORT" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100
  wait_for PostgreSQL 60 database_answers database_lives || fail_with_log postgres "PostgreSQL did not start"
}

# PostgreSQL refuses to run as root. In a user namespace of its own it isn't, yet the files stay root's;
# where namespaces are not allowed (containers, chroots) it runs as nobody. Asked before anything is downloaded.
find_unprivileged() {
  UNPRIVILEGED=()
  [ "$OWN_DATABASE" = yes ] && is_root || return 0
  DATABASE_OWNER=root
  UNPRIVILEGED=(unshare --user)
  ! "${UNPRIVILEGED[@]}" true 2>/dev/null || return 0
  DATABASE_OWNER=nobody
  UNPRIVILEGED=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  mkdir -p "$DATA"
  "${UNPRIVILEGED[@]}" test -x "$DATA" -a -x "$ROOT" ||
    fail "PostgreSQL must not run as root, and user nobody can't reach $DATA or $ROOT: clone to a folder that everybody may enter, or set PATCHBAY_DB_URL, _USER and _PASSWORD to a database of your own."
}

own_database() { ! is_root || chown -R "$DATABASE_OWNER" "$1"; }

database_answers() { grep -q 'database system is ready to accept connections' "$LOGS/postgres.log"; }
database_lives() { runs postgres; }

# In a place that is renamed when all is done: a crash here leaves nothing that looks like a database.
create_database() {
  local new=$DATA/postgres.new
  rm -rf "$new"
  [ ! -e "$DATA/postgres" ] || fail "$DATA/postgres is no database of ours: move it away, or choose another place by PATCHBAY_DATA_DIR."
  mkdir -p "$new"
  own_database "$new"
  echo patchbay >"$DATA/postgres.password"
  "${UNPRIVILEGED[@]}" "$POSTGRES/bin/initdb" -D "$new" -U patchbay --pwfile="$DATA/postgres.password" \
    --auth=scram-sha-256 --locale=C.UTF-8 --encoding=UTF8 >/dev/null
  rm "$DATA/postgres.password"
  echo 'CREATE DATABASE patchbay' |
    "${UNPRIVILEGED[@]}" "$POSTGRES/bin/postgres" --single -D "$new" template1 >/dev/null 2>&1
  date >"$new/patchbay.created"
  mv "$new" "$DATA/postgres"
}

# A lock file that survived a crash names a pid which may be anybody's after a reboot.
forget_dead_postmaster() {
  local lock=$DATA/postgres/postmaster.pid pid
  [ -e "$lock" ] || return 0
  pid=$(head -n 1 "$lock")
  if pgrep -f -- "-D $DATA/postgres " | grep -qx "$pid"; then
    fail "A PostgreSQL that this launcher has no record of runs on $DATA/postgres: end it with kill -INT $pid."
  fi
  rm -f "$lock"
}

stop_database() { stop_process postgres INT; }
