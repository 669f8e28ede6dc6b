# Sourced by the other scripts: finds what they need and says plainly what is missing.
# Sets JAVA_HOME to a JDK of version 21 or newer and puts its java first on the PATH.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

missing=()

java_major() {
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

find_jdk() {
  local best="" best_major=0 home major
  local on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ -x "$home/bin/java" ] || continue
    major=$(java_major "$home")
    [ "${major:-0}" -ge 21 ] || continue
    # The one that JAVA_HOME or the PATH names is the user's choice; of the others the newest.
    if [ "$home" = "${JAVA_HOME:-}" ] || [ "$home" = "$on_path" ]; then
      best=$home
      break
    fi
    if [ "$major" -gt "$best_major" ]; then
      best=$home
      best_major=$major
    fi
  done
  [ -n "$best" ] || return 1
  export JAVA_HOME=$best
  export PATH="$JAVA_HOME/bin:$PATH"
}

find_jdk || missing+=("a JDK, version 21 or newer (Debian: apt-get install openjdk-21-jdk, or Temurin from adoptium.net; then set JAVA_HOME)")
command -v mvn >/dev/null || missing+=("Maven 3.8 or newer (Debian: apt-get install maven)")
if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  missing+=("Node.js 20 or newer (Debian: apt-get install nodejs, or nodejs.org)")
fi
command -v npm >/dev/null || missing+=("npm (it comes with Node.js; Debian: apt-get install npm)")

if [ ${#missing[@]} -gt 0 ]; then
  echo "Charrette needs, and this machine lacks:" >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 3
fi
