#!/usr/bin/env bash
# What continuous integration does with a programme: looks for trouble, makes all outputs, and tells what to print again.
#
#   print.sh [AGENDA] [REVISION]      without AGENDA the project's own; without REVISION nothing is compared
#
# Writes out/again.md, the text of a comment, and out/again/, the pages and slides themselves. It needs progprint, and git
# with the history back to REVISION. Status 2 if the agenda is refused.
set -euo pipefail

agenda=${1:-}
revision=${2:-}
named=()
[ -z "$agenda" ] || named=("$agenda")
form=human
[ -z "${GITHUB_ACTIONS:-}" ] || form=github

if [ -n "$revision" ] && ! git rev-parse --quiet --verify "$revision^{commit}" >/dev/null; then
  echo "there is no revision $revision here; nothing is compared" >&2
  revision=
fi

progprint check ${named[@]+"${named[@]}"} --format "$form"
progprint build ${named[@]+"${named[@]}"} --quiet

mkdir -p out
{
  echo '**progprint**'
  echo
  if [ -n "$revision" ]; then
    echo "Since \`$revision\`:"
    echo
    echo '```text'
    progprint diff "$revision" ${named[@]+"${named[@]}"} --render out/again
    echo '```'
  else
    echo 'Everything was made; there is no earlier programme to compare with.'
  fi
} >out/again.md
cat out/again.md
