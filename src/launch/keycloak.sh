# shellcheck shell=bash
# Keycloak with the demo realm of config/keycloak; its database is data/keycloak.

start_keycloak() {
  [ "$OWN_KEYCLOAK" = yes ] || return 0
  ! runs keycloak || return 0
  step "Starting Keycloak on port $KEYCLOAK_PORT (the very first start takes a minute)"
  put_realm
  link_themes
  mkdir -p "$DATA/keycloak"
  # A demo has few logins and two cores: what the second compiler would win later, it costs twice at the start.
  start_process keycloak env \
    JAVA_OPTS_KC_HEAP="-Xms64m -Xmx384m" JAVA_OPTS_APPEND=-XX:TieredStopAtLevel=1 \
    KC_DB_URL="jdbc:h2:file:$DATA/keycloak/keycloak;NON_KEYWORDS=VALUE" \
    KC_HTTP_HOST=127.0.0.1 KC_HTTP_PORT="$KEYCLOAK_PORT" KC_HOSTNAME="$(keycloak_url)" KC_CACHE=local \
    KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin \
    PATCHBAY_BASE_URL="$(portal_url)" PATCHBAY_OIDC_CLIENT_SECRET=patchbay-secret \
    "$KEYCLOAK/bin/kc.sh" start-dev --import-realm
}

await_keycloak() {
  [ "$OWN_KEYCLOAK" = yes ] || return 0
  wait_for Keycloak 240 keycloak_answers keycloak_lives || fail_with_log keycloak "Keycloak did not start"
}

keycloak_answers() { curl -fsS --max-time 5 "$(issuer)/.well-known/openid-configuration" >/dev/null 2>&1; }
keycloak_lives() { runs keycloak; }
stop_keycloak() { stop_process keycloak TERM; }

# Imported only while the realm does not exist; what people change later stays.
put_realm() {
  mkdir -p "$KEYCLOAK/data/import"
  jq -s -f "$ROOT/src/launch/realm.jq" "$ROOT/config/keycloak/realm.json" "$ROOT/config/keycloak/demo.json" \
    >"$KEYCLOAK/data/import/patchbay-realm.json"
}

# themes/<brand>/{login,email} become Keycloak's themes patchbay-<brand>; the base is plain patchbay.
# As links, so that a designer sees a change at once.
link_themes() {
  local brand name kind
  rm -rf "$KEYCLOAK"/themes/patchbay*
  for brand in "$ROOT"/themes/*/; do
    name=patchbay-$(basename "$brand")
    [ "$name" != patchbay-base ] || name=patchbay
    for kind in login email; do
      [ -e "$brand$kind/theme.properties" ] || continue
      mkdir -p "$KEYCLOAK/themes/$name"
      ln -sfn "$brand$kind" "$KEYCLOAK/themes/$name/$kind"
    done
  done
}
