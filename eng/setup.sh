# Sourced by ./run, ./test and ./bench, which set $top. Everything after it happens in the repository's root.
cd "$top"

say() { printf '%s\n' "$*" >&2; }

die() { say "error: $*"; exit 1; }

# Finds the .NET SDK that global.json asks for, or brings it into .tools/.
setup() {
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
    mkdir -p artifacts
    if [ -x .tools/dotnet/dotnet ]; then
        export DOTNET_ROOT="$top/.tools/dotnet" PATH="$top/.tools/dotnet:$PATH"
    fi
    # In this folder the command fails when no installed SDK fits global.json.
    dotnet --version >/dev/null 2>&1 && return
    say "The .NET SDK 10 is missing; installing it into .tools/dotnet."
    mkdir -p .tools
    curl -fsSL https://dot.net/v1/dotnet-install.sh -o .tools/dotnet-install.sh || die "cannot download the .NET SDK; install it and try again"
    bash .tools/dotnet-install.sh --channel 10.0 --install-dir .tools/dotnet >&2 || die "cannot install the .NET SDK"
    export DOTNET_ROOT="$top/.tools/dotnet" PATH="$top/.tools/dotnet:$PATH"
}

# build CONFIGURATION [PROJECT]: builds the solution, or one project, and shows what is wrong and nothing else.
build() {
    local log=artifacts/build.log
    dotnet build "${2:-TelOS.Idl.sln}" -c "$1" -v q -nologo >"$log" 2>&1 && return
    grep -E ': (error|warning) ' "$log" | sort -u | head -n 40 >&2 || tail -n 20 "$log" >&2
    die "the build failed; see $log"
}
