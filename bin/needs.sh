# What this machine must have before anything can be built or run; sourced by bin/vitrine and bin/test.
# Packages come from the system's package manager, jars from Maven.

say() { printf '%s\n' "$*" >&2; }

# The compiler too, and not only the runtime.
java_is_new_enough() {
  command -v java >/dev/null 2>&1 && command -v javac >/dev/null 2>&1 || return 1
  local version
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ -n "$version" ] && [ "$version" -ge 17 ]
}

# Reads the list to its end: who is still writing when grep leaves fails the whole pipe.
has_library() {
  PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -F "$1" >/dev/null
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Vitrine starts Redis itself, with its own settings: the package must not. In a shell of its own, so that the
# policy goes also when this is interrupted.
apt_install() ( # PACKAGE...
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  as_root apt-get -qq update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"
)

install_packages() { # PACKAGE...
  if ! command -v apt-get >/dev/null 2>&1; then
    say "vitrine: this system has no apt-get. Install what Debian calls: $*"
    exit 1
  fi
  if ! as_root true 2>/dev/null; then
    say "vitrine: not allowed to install. Run: sudo apt-get install $*"
    exit 1
  fi
  local log failed=0
  log=$(mktemp)
  apt_install "$@" </dev/null >"$log" 2>&1 || failed=1
  if [ "$failed" = 1 ]; then
    tail -20 "$log" >&2
    say "vitrine: apt-get could not install $* (its log: $log)"
    exit 1
  fi
  rm -f "$log"
}

# Java reads file names by the locale: in the C locale it finds none with an umlaut in it.
ensure_utf8() {
  case $(locale charmap 2>/dev/null) in
    UTF-8) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
}

# Installs what is missing, saying what and why.
ensure_needs() {
  ensure_utf8
  local packages=() gl=() fonts=()
  if ! java_is_new_enough; then
    say "Installing a JDK: Vitrine is written in Java and needs 17 or newer."
    packages+=(default-jdk-headless)
  fi
  if ! command -v mvn >/dev/null 2>&1; then
    say "Installing Maven: it builds Vitrine and fetches its libraries."
    packages+=(maven)
  fi
  if ! command -v redis-server >/dev/null 2>&1; then
    say "Installing redis-server: it keeps activations for the next viewer."
    packages+=(redis-server)
  fi
  has_library libGL.so.1 || gl+=(libgl1)
  has_library libOpenGL.so.0 || gl+=(libopengl0)
  has_library libEGL.so.1 || gl+=(libegl1)
  has_library libGLX_mesa.so.0 || gl+=(libglx-mesa0)
  has_library libEGL_mesa.so.0 || gl+=(libegl-mesa0)
  [ -n "$(find -L /usr/lib /usr/lib64 -maxdepth 3 -name swrast_dri.so -print -quit 2>/dev/null)" ] ||
    gl+=(libgl1-mesa-dri)
  if [ "${#gl[@]}" -gt 0 ]; then
    say "Installing OpenGL (${gl[*]}): the viewer draws with it, also without a screen."
    packages+=("${gl[@]}")
  fi
  # A JDK without a screen may come without them (Debian 13's does).
  has_library libfontconfig.so.1 || fonts+=(libfontconfig1)
  has_library libfreetype.so.6 || fonts+=(libfreetype6)
  has_library libharfbuzz.so.0 || fonts+=(libharfbuzz0b)
  if [ "${#fonts[@]}" -gt 0 ]; then
    say "Installing ${fonts[*]}: Java writes labels into pictures with them."
    packages+=("${fonts[@]}")
  fi
  has_library libgomp.so.1 || { say "Installing libgomp1: libtorch runs on it."; packages+=(libgomp1); }
  [ "${#packages[@]}" -eq 0 ] || install_packages "${packages[@]}"
}

# Monado, which the tests in a headset run in, takes a minute where it needs a folder of its own: it is set up beside
# the build. Those tests wait for it, and say why where it cannot be had.
begin_monado() {
  "$(dirname "${BASH_SOURCE[0]}")/monado" setup </dev/null >/dev/null 2>&1 &
}

# What only the tests need.
ensure_test_needs() {
  local packages=()
  command -v Xvfb >/dev/null 2>&1 || packages+=(xvfb)
  command -v xdotool >/dev/null 2>&1 || packages+=(xdotool)
  if [ "${#packages[@]}" -gt 0 ]; then
    say "Installing ${packages[*]}: the tests open the viewer's window on an X server without a screen and click in it."
    install_packages "${packages[@]}"
  fi
}
