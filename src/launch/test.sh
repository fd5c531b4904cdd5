# shellcheck shell=bash
# The command test: everything Maven can verify, with a Keycloak and a lab of its own beside it.

TEST_MINUTES=80 # a suite that hangs is stopped, and what it reported so far still counted

run_tests() {
  [ $# -eq 0 ] || fail "test takes no arguments; for a single test use mvn -o verify -Dit.test=... (README.md)."
  COULD_NOT_RUN=()
  STARTED=$SECONDS
  use_test_places
  one_at_a_time
  trap end_tests EXIT
  find_test_tools
  step "Compiling everything"
  forget_compiled
  build_with_maven test-compile
  rm -rf "$ROOT"/target/*-reports "$LOGS/lab-test.log"
  start_test_keycloak
  start_test_lab
  local verdict=0
  verify || verdict=$?
  test_the_lab
  end_tests
  trap - EXIT
  summarize "$verdict"
}

# Nothing of a running Patchbay is touched: other places, other ports.
use_test_places() {
  DATA_DIR=$ROOT/target/tests
  mkdir -p "$ROOT/target" 2>/dev/null || fail "Can't write to $ROOT/target (it may belong to root from an earlier start)."
  choose_mode lab
  OWN_KEYCLOAK=yes
  unset PATCHBAY_OIDC_ISSUER
}

find_test_tools() {
  if is_root; then
    install_missing build lab test
  else
    install_missing build test
  fi
  has_jdk
  mkdir -p "$BUILD" "$LOGS" "$RUN"
}

# start_test_keycloak: of a database that is new every time; the property patchbay.test.keycloak names it.
start_test_keycloak() {
  fetch_keycloak
  stop_keycloak
  rm -rf "$DATA/keycloak"
  KEYCLOAK_PORT=$(free_port 18181)
  HTTP_PORT=$(free_port 18081)
  start_keycloak
}

# start_test_lab: names and ranges of its own, beside the lab of a running Patchbay. Tests find it by
# the variables of its lab.env; where these are missing they skip and say so. Nobody else uses it, so
# those that kill, freeze and cut off hosts may do so.
start_test_lab() {
  LAB_STARTED=no
  export PATCHBAY_LAB=$DATA/lab PATCHBAY_LAB_TAG=pbt PATCHBAY_LAB_NET=10.78.0 PATCHBAY_LAB_PUBLIC=198.18.0
  if ! is_root; then
    COULD_NOT_RUN+=("The tests on real libvirt hosts: they need root. Run: sudo ./patchbay test")
  elif ! lab up "$LAB_HOSTS"; then
    COULD_NOT_RUN+=("The tests on real libvirt hosts: the lab did not start; src/lab/hosts said why above.")
  else
    LAB_STARTED=yes
    set -a
    # shellcheck source=/dev/null
    source "$PATCHBAY_LAB/lab.env"
    PATCHBAY_LAB_DISTURB=1
    set +a
  fi
}

# verify: the fast tests, then two halves that take about as long beside each other: those on the lab, which wait for guests
# while the others work, with those that stop engines, which need no portal; and all others. The browser's main job comes
# last: it needs the lab and the portal's port. Ends like Maven, and with 124 when time was up.
verify() {
  local last=0 beside
  await_keycloak
  cd "$ROOT"
  step "Running every test; all output is in $LOGS/verify*.log too"
  maven verify verify -DskipITs || return
  # Their portals have no business with Keycloak, which knows one port only.
  maven verify-lab failsafe:integration-test -Dit.test='Lab*IT,*HardStopIT,FaultMatrixIT' -Dit.reports=lab-reports \
    -Dpatchbay.test.port="$(free_port $((HTTP_PORT + 10)))" &
  beside=$!
  maven verify-its failsafe:integration-test -Dit.test='*IT,!Lab*IT,!*HardStopIT,!FaultMatrixIT,!MainJobIT' || last=$?
  wait "$beside" || last=$?
  maven verify-job failsafe:integration-test -Dit.test=MainJobIT -Dit.reports=job-reports || last=$?
  return "$last"
}

# maven NAME ARGUMENT...: within the time that is left; its output goes to the log of that name.
maven() {
  local log=$LOGS/$1.log left=$((TEST_MINUTES * 60 - SECONDS + STARTED))
  shift
  [ "$left" -gt 0 ] || return 124
  timeout --foreground --kill-after=30 "${left}s" \
    mvn -B -ntp -Dmaven.test.failure.ignore=true -Dpatchbay.test.keycloak="$(keycloak_url)" -Dpatchbay.test.port="$HTTP_PORT" \
    "$@" 2>&1 </dev/null | tee "$log"
}

# test_the_lab: its own tests make a lab of their own.
test_the_lab() {
  [ "$LAB_STARTED" = yes ] || return 0
  step "Testing the lab itself"
  (
    unset "${!PATCHBAY_LAB@}"
    "$ROOT/src/lab/test" 2>&1 | tee "$LOGS/lab-test.log"
  ) || true
  grep -qE '^[0-9]+ passed, [0-9]+ failed' "$LOGS/lab-test.log" ||
    COULD_NOT_RUN+=("The lab's own tests: src/lab/test stopped early; all it said is above.")
}

end_tests() {
  trap - EXIT
  ! runs keycloak || stop_keycloak
  [ "${LAB_STARTED:-no}" = no ] || lab down
}

# summarize VERDICT: of Maven. Failures were let pass so that every test ran; here they count.
summarize() {
  local passed failed skipped
  read -r passed failed skipped < <(count_tests)
  list_outcomes
  [ ${#COULD_NOT_RUN[@]} -eq 0 ] || loudly "COULD NOT RUN:" "${COULD_NOT_RUN[@]}"
  [ "$1" != 124 ] || loudly "STOPPED after $TEST_MINUTES minutes; what had not ended by then is not counted."
  all_ended || loudly "A TEST PROCESS DIED, and what it had still to run was not run:" "$(crashes)"
  [ "$1" = 0 ] || printf '\n!!! Maven itself failed (exit code %s); see %s\n' "$1" "$LOGS/verify*.log"
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  if [ "$1" != 0 ] || [ "$failed" != 0 ] || [ "$passed" = 0 ] || ! all_ended || lab_is_broken; then exit 1; fi
}

# all_ended: false when a test process ended in the middle; Maven, told to let failures pass, lets that pass as well.
all_ended() { [ -z "$(crashes)" ]; }

crashes() {
  find "$ROOT/target" -path '*-reports/failsafe-summary.xml' -print0 |
    xargs -0 -r grep -ho '<failureMessage>.*' | sed 's/<failureMessage>//' || true
}

# As root the lab has to work; without root its absence was said.
lab_is_broken() { is_root && [ ${#COULD_NOT_RUN[@]} -gt 0 ]; }

reports() { find "$ROOT/target" -path '*-reports/TEST-*.xml'; }

# count_tests: Maven's reports, and the last line of the lab's own tests.
count_tests() {
  {
    reports | xargs -r grep -ho '<testsuite [^>]*'
    grep -E '^[0-9]+ passed, [0-9]+ failed' "$LOGS/lab-test.log" 2>/dev/null || true
  } | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    /^[0-9]+ passed/ { tests += $1 + $3; failed += $3; next }
    { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
    END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

list_outcomes() {
  reports | xargs -r awk '
    function text(name,  at) {
      if (!match($0, "(^|[ \n])" name "=\"[^\"]*")) return ""
      at = RSTART + index(substr($0, RSTART, RLENGTH), "\"")
      return substr($0, at, RSTART + RLENGTH - at)
    }
    BEGIN { RS = "<" }
    /^testcase / { test = text("classname") " " text("name") }
    /^(failure|error)[ >]/ { print "    FAILED  " test ": " substr(text("message"), 1, 200) }
    /^skipped/ { print "    SKIPPED " test ": " text("message") }' |
    sed 's/&#10;.*//; s/&quot;/"/g; s/&apos;/'"'"'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -u
}
