#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs the package on a clean Debian 12 and lets it work there: its service on the sample scans, as systemd starts
# it; an upgrade; a purge; an installation after that. Needs root, debootstrap and a package source; takes minutes.
#
# usage: install_test.sh [BUILD [WORK]]     default: build/release and BUILD/tests/package/install
#
# Ends with 0 and a table, with 1 if something is not as it should be, with 77 where it cannot be tried.
set -u
here=$(dirname "$(realpath "$0")")
project=$(realpath "$here/../..")
build=$(realpath "${1:-$project/build/release}")
work=$(realpath -m "${2:-$build/tests/package/install}")
root=$work/root
scans=$root/var/lib/depesha/scans results=$root/var/lib/depesha/results
booted=
failed=0

say() { printf '%-62s %s\n' "$1" "$2"; }
skip() { echo "skipped: $1"; exit 77; }

check() {  # what, command...
    local what=$1
    shift
    if "$@" > "$work/check.log" 2>&1; then
        say "$what" yes
    else
        say "$what" NO
        tail -n 20 "$work/check.log"
        failed=1
    fi
}

not() { ! "$@"; }

inside() {
    local clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
    if [ -n "$booted" ]; then
        nsenter -t "$(pgrep -P "$booted")" --mount --pid --uts --ipc --net --cgroup --root --wd "${clean[@]}" "$@"
    else
        unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" "${clean[@]}" "$@"
    fi
}

make_root() {
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' |
        awk '$2 == "bookworm" { print $1; exit }')
    [ -n "$mirror" ] || skip 'apt knows no package source of Debian 12'
    debootstrap --variant=minbase --include=systemd bookworm "$root" "$mirror" > "$work/debootstrap.log" 2>&1 || {
        tail -n 5 "$work/debootstrap.log"
        skip 'debootstrap gave no root'
    }
    rm -f "$root/etc/apt/sources.list"
    cp -r /etc/apt/sources.list* /etc/apt/apt.conf* /etc/apt/auth.conf* "$root/etc/apt/" 2> /dev/null
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    inside apt-get update -qq > "$work/update.log" 2>&1
}

boot() {
    "$here/boot_root" "$root" > "$work/boot.log" 2>&1 < /dev/null &
    booted=$!
    for ((i = 0; i < 60; ++i)); do
        sleep 1
        inside systemctl is-system-running 2> /dev/null | grep -qE 'running|degraded' && return
    done
    tail -n 5 "$work/boot.log"
    skip 'systemd cannot be booted in namespaces here'
}

shut_down() {
    [ -z "$booted" ] || kill -9 "$booted"
    wait 2> /dev/null
    sleep 1
    [ -z "$booted" ] || find /sys/fs/cgroup/ -depth -path "*/boot_root.$booted*" -type d -exec rmdir {} + 2> /dev/null
}

install_release() {  # release of the package
    local deb
    deb=$("$here/make_deb" "$build" "$work/deb-$1" "$1") || return 1
    mkdir -p "$root/srv/packages"
    cp "$deb" "$root/srv/packages/"
    inside apt-get install -y -qq --no-install-recommends "/srv/packages/${deb##*/}"
}

# Starts the service and waits for its end; succeeds if systemd calls that a success. Leaves what it said in service.log.
run_service() {
    local before
    before=$(inside journalctl -q -n 1 --show-cursor | sed -n 's/^-- cursor: //p')
    inside systemctl start depesha.service || return 1
    while inside systemctl is-active --quiet depesha.service; do sleep 1; done
    inside journalctl --sync
    inside journalctl -q --no-pager -u depesha.service --after-cursor "$before" > "$work/service.log"
    tail -n 5 "$work/service.log"
    [ "$(inside systemctl show -P Result depesha.service)" = success ]
}

stops_cleanly() {
    inside systemctl start depesha.service && sleep 2 && inside systemctl stop depesha.service
    inside systemctl show -p Result -p ExecMainStatus depesha.service | tee "$work/stopped"
    [ "$(cat "$work/stopped")" = $'Result=success\nExecMainStatus=143' ]
}

status() { inside depesha status /var/lib/depesha/results; }
has_owner() { [ "$(inside stat -c '%U:%G %a' "$1")" = "$2" ]; }
enabled() { inside systemctl is-enabled --quiet depesha.timer; }
same_outputs() { diff -r --brief --exclude=.depesha --exclude='report.*' "$1" "$2"; }
times_of() { find "$1" -type f -not -path '*/.depesha/*' -not -name 'report.*' -printf '%P %T@\n' | sort; }  # folder
nothing_done() { [ -s "$work/service.log" ] && ! grep -E '#[0-9]+ done' "$work/service.log"; }

[ "$(id -u)" -eq 0 ] || skip 'this needs root'
. "$project/cmake/install_packages.sh"
install_packages debootstrap $build_packages $test_packages
rm -rf "$work"
mkdir -p "$work"
trap shut_down EXIT
make_root

check 'installs on a clean Debian 12' install_release 1
check 'made the user depesha, who cannot log in' sh -c "grep -q '^depesha:.*:/usr/sbin/nologin$' '$root/etc/passwd'"
check 'scans can be read by depesha' has_owner /var/lib/depesha/scans 'root:depesha 2750'
check 'results belong to depesha' has_owner /var/lib/depesha/results 'depesha:depesha 2750'
boot
check 'enables no timer by itself' not enabled
inside systemctl enable --now --quiet depesha.timer
inside systemctl list-timers --no-pager --all depesha.timer | sed -n 2p

cp -r "$project/samples/scans/." "$scans/"
sed -i 's/^#jobs = 0/jobs = 2/' "$root/etc/depesha/depesha.toml"
check 'the service stops cleanly when it is told to' stops_cleanly
check 'the service reads the samples' run_service
check 'and tells of its pages in the journal of the machine' grep -qE '#[0-9]+ done' "$work/service.log"
"$build/pipeline/depesha" run "$project/samples/scans" --out "$work/reference" 2> "$work/reference.log"
check 'with the outputs of the build, byte for byte' same_outputs "$work/reference" "$results"
status | head -n 4
times_of "$results" > "$work/times"
cp -a "$results" "$work/before"

check 'a higher version installs over it' install_release 2
check 'it is the higher version' sh -c "grep -A 10 '^Package: depesha$' '$root/var/lib/dpkg/status' | grep -q '^Version: .*-2$'"
check 'the timer is still enabled' enabled
check 'the configuration is kept' grep -q '^jobs = 2' "$root/etc/depesha/depesha.toml"
check 'journal and results are kept' diff -r "$work/before" "$results"
check 'the service runs again' run_service
check 'and has nothing to do anew' nothing_done
check 'nor was a result written anew' diff "$work/times" <(times_of "$results")

cp -a "$results" "$work/kept"
check 'is removed' inside apt-get remove -y -qq depesha
check 'the configuration outlives the removal' [ -f "$root/etc/depesha/depesha.toml" ]
check 'is purged' inside apt-get purge -y -qq depesha
check 'the configuration is gone' [ ! -e "$root/etc/depesha" ]
check 'the program is gone' [ ! -e "$root/usr/bin/depesha" ]
check 'the timer is gone' [ ! -h "$root/etc/systemd/system/timers.target.wants/depesha.timer" ]
check 'the scans are kept' diff -r "$project/samples/scans" "$scans"
check 'the results are kept' same_outputs "$work/reference" "$results"
check 'the journal is kept' diff -r "$work/kept/.depesha" "$results/.depesha"

check 'installs again' install_release 2
check 'the service runs on what was kept' run_service
check 'and has nothing to do anew' nothing_done
rm -rf "${root:?}/var/lib/depesha/scans" "$results" && mkdir "$scans" "$results"
check 'is purged with empty folders' inside apt-get purge -y -qq depesha
check 'and leaves none behind' [ ! -e "$root/var/lib/depesha" ]
exit $failed
