# SPDX-License-Identifier: Apache-2.0
# Sourced by ./depesha and ./check: finds out which Debian packages are missing and installs them. All it says goes to
# standard error.

# What building and running the program takes; the tests are configured with it.
build_packages='cmake ninja-build g++ pkg-config
    libopencv-dev libleptonica-dev libtesseract-dev libtbb-dev libqpdf-dev libpoppler-cpp-dev
    libtiff-dev libjpeg62-turbo-dev libpng-dev libwebp-dev libopenjp2-7-dev zlib1g-dev
    libicu-dev nlohmann-json3-dev libspdlog-dev libfmt-dev libssl-dev libcli11-dev libtomlplusplus-dev
    libxml2-dev
    libsqlite3-dev libsqlitecpp-dev libseccomp-dev libgtest-dev libgmock-dev icc-profiles-free
    tesseract-ocr-rus tesseract-ocr-eng'

# What the tests take beside.
test_packages='clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 ccache git python3 python3-numpy python3-pil
    librapidcheck-dev liblbfgs-dev python3-levenshtein libxml2-utils chromium poppler-utils
    dpkg-dev file lintian man-db scdoc systemd
    fonts-gnutypewriter fonts-cmu fonts-urw-base35 fonts-courier-prime'

missing_packages() {  # packages...
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
        $2 == "installed" { found[$1] = 1 }
        END { n = split(wanted, names, " "); for (i = 1; i <= n; i++) if (!(names[i] in found)) print names[i] }'
}

give_up() {  # sentence
    printf '%s\n' "$1" >&2
    exit 2
}

# Installs the packages that are missing, or ends the script with a sentence where that may not be.
install_packages() {  # packages...
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
        give_up 'This is no Debian: install by hand what cmake/install_packages.sh names, then build with cmake --preset release && cmake --build --preset release.'
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; } ||
            give_up "These Debian packages are missing, and this user may not install them: ${missing}
Ask an administrator to run: apt-get install ${missing}"
        as_root='sudo'
    fi
    printf 'Installing missing Debian packages: %s\n' "$missing" >&2
    install="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing"
    $install >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq >&2 && $install >&2 ||
        give_up "These Debian packages could not be installed: ${missing}
See above why; this needs Debian 12 and a package source within reach."
}
