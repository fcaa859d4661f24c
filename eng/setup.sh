# Sourced by the commands at the top and in eng/, which set $top. Everything after it happens in the repository's root.
# Finds or installs what they need, or says what to install. NuGet packages are restored by the build itself.
cd "$top" || exit 1

say() { printf '%s\n' "$*" >&2; }

die() { say "error: $*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

# apt PACKAGE...: installs what apt-get has. What apt-get prints is in a file; only when it fails is the end of it shown.
apt() {
    local log=artifacts/apt.log
    command -v apt-get >/dev/null 2>&1 || return 1
    mkdir -p artifacts
    {
        apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]' || as_root apt-get update -qq
    } >>"$log" 2>&1 && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1 && return
    grep '^E:' "$log" | tail -n 3 >&2
    return 1
}

# In this folder dotnet fails when no installed SDK fits global.json.
sdk_fits() { command -v dotnet >/dev/null 2>&1 && dotnet --version >/dev/null 2>&1; }

use_local_sdk() {
    [ -x .tools/dotnet/dotnet ] || return 0
    export DOTNET_ROOT="$top/.tools/dotnet" PATH="$top/.tools/dotnet:$PATH"
}

# The distribution's package where there is one (Ubuntu), else Microsoft's script into .tools/dotnet (Debian).
install_sdk() {
    say "The .NET SDK 10 is missing; installing it."
    apt dotnet-sdk-10.0 2>/dev/null && sdk_fits && return
    command -v curl >/dev/null 2>&1 || apt curl ca-certificates || return 1
    mkdir -p .tools
    curl -fsSL https://dot.net/v1/dotnet-install.sh -o .tools/dotnet-install.sh || return 1
    bash .tools/dotnet-install.sh --channel 10.0 --install-dir .tools/dotnet >&2 || return 1
    use_local_sdk
}

# The newest clang++ that takes Genode's headers, which an older one than 16 does not.
find_clang() {
    local program
    for program in $(compgen -c clang++ | grep -xE 'clang\+\+(-[0-9]+)?' | sort -rVu); do
        [ "$("$program" -dumpversion 2>/dev/null | cut -d. -f1)" -ge 16 ] 2>/dev/null && { echo "$program"; return; }
    done
    return 1
}

# has_sanitizers COMPILER: whether it can link what -fsanitize=address,undefined asks for.
has_sanitizers() {
    echo 'int main() { }' | "$1" -fsanitize=address,undefined -x c++ - -o /dev/null 2>/dev/null
}

install_clang() {
    local clang
    say "clang++ 16 or later is missing; installing it."
    apt-cache policy clang 2>/dev/null | grep -q 'Candidate: [0-9]' || as_root apt-get update -qq >&2 || true
    clang=$(apt-cache pkgnames clang- 2>/dev/null | grep -xE 'clang-(1[6-9]|[2-9][0-9])' | sort -V | tail -n 1)
    [ -n "$clang" ] && apt "$clang"
}

# What the tests of the C++ side use. Only what is missing is installed; what cannot be had is named.
setup_cpp() {
    local tool clang missing=()
    for tool in g++ make ninja:ninja-build valgrind objdump:binutils; do
        command -v "${tool%%:*}" >/dev/null 2>&1 || missing+=("${tool##*:}")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${missing[*]}."
        apt "${missing[@]}" || die "the C++ tests need ${missing[*]}, which could not be installed here.
  Debian, Ubuntu:  apt-get install ${missing[*]}
  Then run this command again."
    fi
    find_clang >/dev/null || install_clang || true
    clang=$(find_clang) || die "the C++ tests need clang++ 16 or later, which could not be installed here.
  Debian, Ubuntu:  apt-get install clang-19
  Then run this command again."
    has_sanitizers "$clang" || apt "libclang-rt-$("$clang" -dumpversion | cut -d. -f1)-dev" || true
    has_sanitizers "$clang" || die "$clang cannot link programs with sanitizers, which the fuzz tests use.
  Debian, Ubuntu:  apt-get install libclang-rt-$("$clang" -dumpversion | cut -d. -f1)-dev
  Then run this command again."
}

# The MessagePack suite of others, pinned by a lock file.
setup_npm() {
    local folder=tests/TelOS.Records.Tests
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
    command -v npm >/dev/null 2>&1 || apt nodejs npm || true
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2 || die "the npm package msgpack-test-suite could not be installed.
  Debian, Ubuntu:  apt-get install nodejs npm
  Then run this command again."
}

setup() {
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
    mkdir -p artifacts
    use_local_sdk
    sdk_fits || install_sdk || true
    # The SDK does not start without ICU unless it is told to; the tests look at a Finnish culture, so it is installed where it can be.
    if ! ldconfig -p 2>/dev/null | grep -q libicuuc; then
        apt "$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)" 2>/dev/null \
            || export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    fi
    sdk_fits || die "the .NET SDK 10.0 is needed and could not be installed here.
  Ubuntu 24.04 and later:  apt-get install dotnet-sdk-10.0
  elsewhere:               https://learn.microsoft.com/dotnet/core/install/linux
  Then run this command again."
}

# build CONFIGURATION [PROJECT]: builds the solution, or one project; shows progress on a terminal, and what is wrong.
build() {
    local log=artifacts/build.log
    [ -t 2 ] && printf 'Building, which takes a few minutes the first time ...\r' >&2
    if ! dotnet build "${2:-TelOS.Idl.sln}" -c "$1" -v quiet -nologo >"$log" 2>&1; then
        [ -t 2 ] && printf '\033[K' >&2
        if grep -qE '(error|warning) [A-Z]+[0-9]+' "$log"; then
            grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 40 >&2
        else
            tail -n 20 "$log" >&2
        fi
        die "the build failed; the whole log is $log"
    fi
    [ -t 2 ] && printf '\033[K' >&2
    return 0
}

# The shells that command-line completion is tested in. Who has no right to install them tests the others.
setup_shells() {
    local tool missing=()
    for tool in zsh fish script:bsdutils; do
        command -v "${tool%%:*}" >/dev/null 2>&1 || missing+=("${tool##*:}")
    done
    [ ${#missing[@]} = 0 ] || apt "${missing[@]}" || say "Completion is not tested in all shells: ${missing[*]} could not be installed."
}
