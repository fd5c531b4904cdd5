# shellcheck shell=bash
# What Maven brings and makes: third-party servers, the WAR.

# build_with_maven ARGS...: offline when everything is there already, else with the downloads shown.
build_with_maven() {
  local log=$LOGS/build.log
  mkdir -p "$LOGS"
  (cd "$ROOT" && mvn -B -o "$@") >"$log" 2>&1 && return
  if grep -qE 'offline mode|not been downloaded from it before' "$log"; then
    (cd "$ROOT" && mvn "$@") 2>&1 </dev/null | tee "$log" | show_downloads && return
  fi
  grep -E '^\[ERROR\]|npm ERR' "$log" | head -n 30 >&2 || tail -n 30 "$log" >&2
  fail "The build failed; all of it is in $log."
}

# Maven redraws its progress with carriage returns.
show_downloads() {
  local line files=0
  while IFS= read -r line; do
    case $line in
      *Progress\ \(*) ! is_terminal || printf '\r    %-72.72s' "${line##*Progress }" ;;
      Downloaded*) files=$((files + 1)) && show_download "$files" "$line" ;;
    esac
  done < <(stdbuf -oL tr '\r' '\n')
  [ "$files" = 0 ] || printf '%s    %s files downloaded\n' "$(is_terminal && printf '\r')" "$files"
}

# Of many files only the large ones are worth a line in a log.
show_download() {
  local count=$1 size=${2##*(} url=${2%% (*}
  is_terminal || [[ $size != *' MB at '* && $((count % 100)) != 0 ]] ||
    printf '    %s: %s (%s\n' "$count" "${url##*/}" "${size%% at *})"
}

# fetch COORDINATES FILE: one artifact from Maven's repositories as build/FILE.
fetch() {
  [ ! -s "$BUILD/$2" ] || return 0
  step "Fetching $2"
  build_with_maven dependency:copy -Dartifact="$1" -DoutputDirectory="$BUILD/fetched"
  mv "$BUILD/fetched"/* "$BUILD/$2"
}

fetch_payara() {
  PAYARA=$BUILD/payara-micro-$(version_of payara.version).jar
  fetch "fish.payara.extras:payara-micro:$(version_of payara.version)" "$(basename "$PAYARA")"
}

fetch_postgres() {
  local version arch jar
  version=$(version_of embedded-postgres.binaries.version)
  POSTGRES=$BUILD/postgres-$version
  [ ! -x "$POSTGRES/bin/postgres" ] || return 0
  case $(uname -m) in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64v8 ;;
    *) fail "There is no embedded PostgreSQL for $(uname -m): set PATCHBAY_DB_URL, _USER and _PASSWORD to one of your own." ;;
  esac
  jar=postgres-$version.jar
  fetch "io.zonky.test.postgres:embedded-postgres-binaries-linux-$arch:$version" "$jar"
  unpack_postgres "$BUILD/$jar"
}

# A jar around a .txz; unpacked beside its place, so that half of it is never taken for all.
unpack_postgres() {
  local half=$POSTGRES.half
  rm -rf "$half"
  mkdir -p "$half/jar"
  (cd "$half/jar" && "$JAVA_HOME/bin/jar" xf "$1")
  tar -xJf "$half"/jar/*.txz -C "$half"
  rm -r "$half/jar" "$1"
  mv "$half" "$POSTGRES"
}

fetch_keycloak() {
  local version half
  version=$(version_of keycloak.version)
  KEYCLOAK=$BUILD/keycloak-$version
  [ ! -x "$KEYCLOAK/bin/kc.sh" ] || return 0
  step "Fetching Keycloak $version (176 MB the first time)"
  half=$BUILD/keycloak.half
  rm -rf "$half"
  build_with_maven dependency:unpack -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" \
    -DoutputDirectory="$half" -Dmdep.overWriteReleases=true
  mv "$half/keycloak-$version" "$KEYCLOAK"
  rmdir "$half"
}

# build_war: when a source changed since the last build. Stops before the test phases, which would
# bring a browser along.
build_war() {
  local sources
  sources=$(fingerprint_of_sources)
  [ ! -s "$WAR" ] || [ "$sources" != "$(cat "$WAR.sources" 2>/dev/null)" ] || return 0
  step "Building the portal"
  forget_compiled
  build_with_maven -Dspotless.check.skip=true process-classes war:war
  echo "$sources" >"$WAR.sources"
}

# Maven leaves classes of sources that are gone; the server would find them.
forget_compiled() {
  rm -rf "$ROOT"/target/{classes,test-classes,generated-sources,maven-status,patchbay,patchbay.war}
}

fingerprint_of_sources() {
  (
    cd "$ROOT" || exit
    for source in pom.xml package.json package-lock.json src/main config themes; do
      [ ! -e "$source" ] || find "$source" -name node_modules -prune -o -type f -print0
    done | sort -z | xargs -0 sha256sum | sha256sum
  )
}
