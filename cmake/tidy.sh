#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs clang-tidy over the sources of the program, on all cores. What it found clean it notes in tests/tidied.sha256, which
# belongs into the commit: a source that has not changed since, nor any header of the project it includes, nor the rules,
# is not looked at again.
#
# usage: tidy.sh BUILD     BUILD: a folder that was built with Ninja
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 2
build=$1
noted=tests/tidied.sha256
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rules=$(cat .clang-tidy cmake/tidy.sh cmake/qpdf_for_clang.h | sha256sum)

# object files with the files of the project they are made from: "source: source header header ..."
ninja -C "$build" -t deps | awk -v root="$PWD/" '
    /^[^ ]/ { if (source != "") print source ":" files; source = ""; files = "" }
    /^    / { path = $1; if (!sub("^" root, "", path) && !sub(/^\.\.\/\.\.\//, "", path)) next
              if (path ~ /^build\//) next
              if (source == "") source = path
              files = files " " path }
    END { if (source != "") print source ":" files }' |
    grep -E '^(page|preprocess|ocr|postprocess|pipeline)/[^:]*\.cpp:' | LC_ALL=C sort -u > "$work/sources"

while IFS=: read -r source files; do
    printf '%s  %s\n' "$( (echo "$rules"; cat $files) | sha256sum | cut -c 1-64)" "$source"
done < "$work/sources" > "$work/now"
grep -Fxf "$noted" "$work/now" > "$work/clean" 2> /dev/null
grep -Fxvf "$work/clean" "$work/now" > "$work/changed"
echo "$(wc -l < "$work/now") sources, $(wc -l < "$work/changed") of them new or changed"

# Prints only what is wrong; notes what was clean.
look_at() {  # build, list of what is clean, digest, source
    local said
    if said=$(clang-tidy-14 --quiet -p "$1" --extra-arg=-include --extra-arg="$PWD/cmake/qpdf_for_clang.h" "$4" 2> /dev/null)
    then
        printf '%s  %s\n' "$3" "$4" >> "$2"
    else
        printf '%s\n' "$said" | head -n 60
        return 1
    fi
}
export -f look_at
xargs -r -P "$(nproc)" -L 1 bash -c 'look_at "$0" "$@"' "$build" "$work/clean" < "$work/changed"
code=$?
LC_ALL=C sort -k 2 "$work/clean" > "$noted"
exit $code
