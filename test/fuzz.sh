#!/usr/bin/env bash
# Fuzzes for a time each: test/fuzz.sh TIME [PACKAGE:TARGET…], all targets by default.
# Two at a time, each by one process. What fails is kept by go in testdata/fuzz/TARGET/
# beside the test, where every later run of the tests tries it. An input that reaches more
# of the code is made shorter by twenty tries at most: go takes a minute for each by
# itself, and so tried thirty others in ten seconds instead of thousands.
set -euo pipefail
cd "$(dirname "$0")/.."

once() {
  go test -run '^$' -fuzz "^${2#*:}\$" -fuzztime "$1" -fuzzminimizetime 20x -parallel 1 "./${2%:*}" 2>&1
}

fuzz() {
  local package=${2%:*} target=${2#*:}
  # Where go stops an input at the end of the time, it says so as a failure, though no input
  # failed: the target is then given its time once more.
  if said=$(once "$@") || { [[ $said == *"context deadline exceeded"* && $said != *"Failing input"* ]] && said=$(once "$@"); }; then
    printf '%s %s: %s\n' "$package" "$target" "$(grep -Eo 'execs: [0-9]+' <<<"$said" | tail -n 1)"
  else
    printf '%s\nFAIL %s %s\n' "$said" "$package" "$target"
    return 1
  fi
}
export -f once fuzz

time=$1
shift
if [ $# -eq 0 ]; then
  mapfile -t found < <(grep -rEo '^func Fuzz[A-Za-z0-9]+' --include='*_test.go' internal cmd | sed -E 's,/[^/]*:func ,:,' | sort)
  set -- "${found[@]}"
fi
printf '%s\n' "$@" | xargs -P 2 -I '{}' bash -c 'fuzz "$@"' fuzz "$time" '{}'
