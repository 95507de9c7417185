#!/usr/bin/env bash
# Fuzzes for a time each: test/fuzz.sh TIME [PACKAGE:TARGET…], all targets by default.
# Two at a time, each by one process. What fails is kept by go in testdata/fuzz/TARGET/
# beside the test, where every later run of the tests tries it.
set -euo pipefail
cd "$(dirname "$0")/.."

fuzz() {
  local package=${2%:*} target=${2#*:}
  if said=$(go test -run '^$' -fuzz "^$target\$" -fuzztime "$1" -fuzzminimizetime 20x -parallel 1 "./$package" 2>&1); then
    printf '%s %s: %s\n' "$package" "$target" "$(grep -Eo 'execs: [0-9]+' <<<"$said" | tail -n 1)"
  else
    printf '%s\nFAIL %s %s\n' "$said" "$package" "$target"
    return 1
  fi
}
export -f fuzz

time=$1
shift
if [ $# -eq 0 ]; then
  mapfile -t found < <(grep -rEo '^func Fuzz[A-Za-z0-9]+' --include='*_test.go' internal cmd | sed -E 's,/[^/]*:func ,:,' | sort)
  set -- "${found[@]}"
fi
printf '%s\n' "$@" | xargs -P 2 -I '{}' bash -c 'fuzz "$@"' fuzz "$time" '{}'
