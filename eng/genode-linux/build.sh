#!/usr/bin/env bash
# Builds Genode for the Linux kernel (x86_64) with the host's g++ instead of Genode's tool chain.
# usage: build.sh GENODE BUILD OUT [REPOSITORY [TARGET...]]
#   GENODE      Genode's source tree; it stays as it is
#   BUILD       the build folder, made when it is missing
#   OUT         where core, init, ld.lib.so, timer and the targets' programs go, and the file "release": 26.02 or 26.04,
#               what `telos run --release` takes
#   REPOSITORY  one more source-code repository, such as samples/GenodeHello
#   TARGET      what of it to build besides, such as server/hello
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,8s/^# //p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
genode=$(realpath "$1") build=$(realpath -m "$2") out=$(realpath -m "$3") repository=${4:+$(realpath "$4")}
targets=("${@:5}")
tools=${TOOLS:-$build/host-tools}

# The host's C++ support library, position independent, without what needs thread-local storage and glibc's threads.
pic=$(dirname "$(g++ -print-libgcc-file-name)")/libstdc++_pic.a
[ -f "$pic" ] || { echo "There is no $pic: install libstdc++-12-pic." >&2; exit 1; }
mkdir -p "$tools" "$out"
g++ -O2 -fPIC -ffreestanding -fno-exceptions -fno-threadsafe-statics -fno-asynchronous-unwind-tables -mcmodel=large \
    -c "$here/support.cc" -o "$tools/support.o"
cp "$pic" "$tools/libsupc++.a"
ar d "$tools/libsupc++.a" eh_globals.o eh_alloc.o guard.o guard_error.o
ar q "$tools/libsupc++.a" "$tools/support.o"
cat > "$tools/g++-lib" <<SCRIPT
#!/bin/sh
for a in "\$@"; do [ "\$a" = -print-file-name=libsupc++.a ] && { echo "$tools/libsupc++.a"; exit 0; }; done
exec g++ "\$@"
SCRIPT
chmod +x "$tools/g++-lib"

# A build folder that uses the host's tools. A file that does not change keeps its date: everything depends on it.
[ -e "$build/etc/specs.conf" ] || {
	"$genode/tool/create_builddir" x86_64 BUILD_DIR="$build.new" > /dev/null
	mkdir -p "$build"; cp -a "$build.new/." "$build/"; rm -r "$build.new"
}
write() { cat > "$1.new"; if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi; }
write "$build/etc/build.conf" <<CONF
GENODE_DIR   := $genode
BASE_DIR     := \$(GENODE_DIR)/repos/base
CONTRIB_DIR  := $build/contrib
KERNEL       := linux
BOARD        := linux
REPOSITORIES += $genode/repos/base-linux $genode/repos/base $genode/repos/os $repository
RUN_OPT      += --include power_on/linux --include log/linux --include boot_dir/linux
REQUIRED_GCC_VERSION := $(g++ -dumpfullversion)
CONF
write "$build/etc/tools.conf" <<CONF
CROSS_DEV_PREFIX =
CUSTOM_CXX_LIB = $tools/g++-lib
CC_CXX_WARN_STRICT =
CC_OPT += -fno-stack-protector -fcf-protection=none -fno-stack-clash-protection
CXX_LINK_OPT += -no-pie -Wl,--build-id=none -Wl,-z,norelro
LD_OPT += -z norelro -z noseparate-code
CONF

make -C "$build" -j2 KERNEL=linux BOARD=linux core init timer lib/ld test/log "${targets[@]}"
for file in "$build"/bin/*; do [ -f "$file" ] && cp -L "$file" "$out/"; done
cp "$out/core-linux" "$out/core"
cp "$out/ld-linux.lib.so" "$out/ld.lib.so"
cp "$out/linux_timer" "$out/timer"
# VERSION is the same for both releases whose PD sessions differ.
grep -q 'Rpc_seal_ram' "$genode/repos/base/include/pd_session/pd_session.h" && release=26.04 || release=26.02
echo "$release" > "$out/release"
