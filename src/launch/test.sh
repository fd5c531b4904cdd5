# shellcheck shell=bash
# The command test.
run_tests() { fail "not yet"; }
