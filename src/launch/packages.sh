# shellcheck shell=bash
# Installs what is lacking, and only that.

# install_missing GROUP...: leaves when something is missing that can't be installed.
install_missing() {
  local lacking
  mapfile -t lacking < <(missing_packages "$@")
  [ ${#lacking[@]} -gt 0 ] || return 0
  is_root || fail "These Debian packages are missing; install them with: sudo apt-get install ${lacking[*]}"
  type apt-get >/dev/null 2>&1 || fail "Missing, and there is no apt-get to install them with: ${lacking[*]}"
  step "Installing ${#lacking[@]} Debian packages: ${lacking[*]}"
  apt_get update
  apt_get install --no-install-recommends "${lacking[@]}"
  mapfile -t lacking < <(missing_packages "$@")
  [ ${#lacking[@]} -eq 0 ] || fail "Installed, but still not usable: ${lacking[*]}"
}

missing_packages() {
  local group package seen_by
  while read -r group package seen_by; do
    [[ " $* " == *" $group "* ]] || continue
    is_present "$package" "$seen_by" || echo "$package"
  done < <(sed 's/#.*//; /^[[:space:]]*$/d' "$ROOT/src/launch/packages.list")
}

is_present() {
  case $2 in
    -) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    *) type "$2" >/dev/null 2>&1 && { [[ $2 != has_* ]] || "$2"; } ;;
  esac
}

# apt_get ARGS...: shows how far it is, and all it said when it fails.
apt_get() {
  local log
  log=$(mktemp)
  if ! DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" 2>&1 </dev/null |
    tee "$log" | show_apt_progress; then
    tail -n 30 "$log" >&2
    rm -f "$log"
    fail "apt-get $1 failed: $(grep -m 1 '^E:' "$log" 2>/dev/null || echo 'its last lines are above')."
  fi
  rm -f "$log"
}

show_apt_progress() {
  local line fetched=0 unpacked=0 ready=0
  while IFS= read -r line; do
    case $line in
      Get:*) fetched=$((fetched + 1)) ;;
      Unpacking*) unpacked=$((unpacked + 1)) ;;
      "Setting up"*) ready=$((ready + 1)) ;;
      *) continue ;;
    esac
    ! is_terminal || printf '\r    %s downloaded, %s unpacked, %s set up ' "$fetched" "$unpacked" "$ready"
    is_terminal || [ $(((fetched + unpacked + ready) % 100)) != 0 ] ||
      printf '    %s downloaded, %s unpacked, %s set up\n' "$fetched" "$unpacked" "$ready"
  done
  ! is_terminal || printf '\n'
}

# has_jdk: a JDK of 17 or newer, wherever it is; then JAVA_HOME names it.
has_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(home_of_javac)" /usr/lib/jvm/*; do
    if [ -x "$home/bin/javac" ] && [ "$(major_version "$home")" -ge 17 ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  return 1
}

home_of_javac() {
  local javac
  javac=$(type -P javac) || return 0
  dirname "$(dirname "$(readlink -f "$javac")")"
}

major_version() {
  local version
  version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "${version:-0}"
}
