#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs clang-tidy over the sources of the program, on all cores. A source that was clean and has not changed since, nor
# any header of the project it includes, is not looked at again.
#
# usage: tidy.sh BUILD     BUILD: a folder that was built with Ninja
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 2
build=$1
clean=$build/tidy
mkdir -p "$clean"
rules=$(sha256sum .clang-tidy cmake/tidy.sh cmake/qpdf_for_clang.h | sha256sum)

# object files with the files of the project they are made from: "source: source header header ..."
ninja -C "$build" -t deps | awk -v root="$PWD/" '
    /^[^ ]/ { if (source != "") print source ":" files; source = ""; files = "" }
    /^    / { path = $1; sub("^" root, "", path); if (path ~ /^\//) next
              if (path ~ /^\.\./) next
              if (source == "") source = path
              files = files " " path }
    END { if (source != "") print source ":" files }' |
    grep -E '^(page|preprocess|ocr|postprocess|pipeline)/[^:]*\.cpp:' | sort -u > "$clean/sources"

while IFS=: read -r source files; do
    digest=$( (echo "$rules"; cat $files) | sha256sum | cut -c 1-64)
    mark=$clean/${source//\//_}
    [ "$(cat "$mark" 2> /dev/null)" = "$digest" ] || printf '%s %s %s\n' "$source" "$mark" "$digest"
done < "$clean/sources" > "$clean/changed"
echo "$(wc -l < "$clean/sources") sources, $(wc -l < "$clean/changed") of them new or changed"

# Prints only what is wrong; notes what was clean.
look_at() {  # build, source, mark, digest
    local said
    if said=$(clang-tidy-14 --quiet -p "$1" --extra-arg=-include --extra-arg="$PWD/cmake/qpdf_for_clang.h" "$2" 2> /dev/null)
    then
        printf '%s' "$4" > "$3"
    else
        printf '%s\n' "$said" | head -n 60
        return 1
    fi
}
export -f look_at
xargs -r -P "$(nproc)" -L 1 bash -c 'look_at "$0" "$@"' "$build" < "$clean/changed"
