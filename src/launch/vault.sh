# shellcheck shell=bash
# The command keys: which keys have sealed secrets, and how they come under another.

keys() {
  find_running
  case ${1:-} in
    '' | reseal) ask_portal "$@" ;;
    rotate) rotate_keys ;;
    *) fail "keys does not know '$1'; it knows reseal and rotate." ;;
  esac
}

find_running() {
  choose_mode simulated
  runs portal || choose_mode lab
  runs portal || fail "The portal does not run; ./patchbay up starts it."
}

ask_portal() { TOKEN=${TOKEN:-$(own_token)} PORTAL=$(portal_url) "$ROOT/src/launch/keys" "$@"; }

own_token() {
  [ "$OWN_KEYCLOAK" = yes ] || fail "TOKEN is to be a bearer token of a platform administrator."
  curl -fsS -d grant_type=password -d client_id=patchbay-cli -d username=ada -d password=ada \
    "$(issuer)/protocol/openid-connect/token" | jq -er .access_token
}

# rotate_keys: all three steps, for the key that the launcher made. Stopped anywhere, it goes on there when it is called again:
# the file tells how far it came.
rotate_keys() {
  local known
  [ -z "${PATCHBAY_SECRETS_KEYS:-}" ] || fail "The keys are those of PATCHBAY_SECRETS_KEYS: src/docs/keys.md says how they are rotated."
  one_at_a_time
  known=$(secret_key)
  if [[ $known != *,* ]]; then
    step "Making a new key"
    write_keys "$(new_key),$known"
  fi
  known=$(secret_key)
  has_jdk
  fetch_payara
  restart_portal
  step "Sealing all secrets with it"
  ask_portal reseal
  [ "$(ask_portal | grep -cE ' (opens|missing) ')" = 0 ] || fail "Some secrets can't be opened, and the old key stays: the portal's log names them."
  step "Forgetting the old key"
  write_keys "${known%%,*}"
  restart_portal
  ask_portal
}

new_key() { echo "k$(date +%s):$(head -c 32 /dev/urandom | base64 -w 0)"; }

# Whole or not at all.
write_keys() {
  (umask 077 && echo "$1" >"$DATA/secret.key.new")
  mv "$DATA/secret.key.new" "$DATA/secret.key"
}

restart_portal() {
  stop_portal
  start_portal
  await_portal
}
