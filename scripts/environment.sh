# Sourced by the other scripts: finds what they need and says plainly what is missing.
# Sets JAVA_HOME to a JDK of version 21 or newer and puts its java first on the PATH.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

missing=()

java_major() {
  # Not always the first line: with JAVA_TOOL_OPTIONS the JVM says first that it took them.
  "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
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

jar=server/app/target/charrette.jar

# Whether something that goes into the jar is newer than it. Of the pages that is all but what is named, which is
# written by builds and tests or read by tests alone: the build reads settings and parts of its own from many
# places, and one build too many does no harm.
stale() {
  [ ! -f "$jar" ] || [ -n "$(find pom.xml server/pom.xml server/app/pom.xml server/app/src/main \
    server/engine/pom.xml server/engine/src/main scripts/npm-install web-client \
    \( -path 'web-client/node_modules' -o -path 'web-client/dist' -o -path 'web-client/target' \
    -o -path 'web-client/test-results' -o -path 'web-client/screenshots' -o -path 'web-client/data' \
    -o -path 'web-client/.tools' -o -path 'web-client/docs' -o -path 'web-client/e2e' \
    -o -path 'web-client/chaos' -o -path 'web-client/siege' -o -path 'web-client/engines' \
    -o -name '*.test.ts' -o -name '*.test.tsx' \) -prune \
    -o -newer "$jar" -type f -print -quit 2>/dev/null)" ]
}

# Builds the jar unless it is newer than all that goes into it.
build_if_stale() {
  stale || return 0
  echo "Building Charrette (once; some minutes on a fresh machine) …" >&2
  local log
  log=$(mktemp)
  if ! mvn -B -q -pl server/app -am -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1; then
    cat "$log" >&2
    echo "The build failed; its output is above." >&2
    exit 1
  fi
  rm -f "$log"
}

scripts=$PWD/scripts

# Forgets every setting of the server that whoever calls may have: what tests and measurements play must reach
# nobody's Redis or data.
forget_settings() {
  local setting
  for setting in ${!CHARRETTE_@}; do unset "$setting"; done
}

# Makes what lets this JVM start the jar in half the time, once after each build, where the JVM can.
# Without it everything works too.
cache_start() {
  local cache=${jar%.jar}.aot
  [ "$(java_major "$JAVA_HOME")" -ge 25 ] || return 0
  if [ "$jar" -nt "$cache" ] || [ "$JAVA_HOME/release" -nt "$cache" ]; then
    "$scripts/start-cache" "$PWD/$jar" "$PWD/$cache" 2>/dev/null || rm -f "$cache"
  fi
}

# Runs a jar in place of this shell.
run_jar() {
  local file=$1 major flags=(--enable-native-access=ALL-UNNAMED)
  shift
  major=$(java_major "$JAVA_HOME")
  [ "$major" -lt 24 ] || flags+=(--sun-misc-unsafe-memory-access=allow)
  [ "$major" -lt 25 ] || flags=("@$scripts/java.options")
  [ ! -f "${file%.jar}.aot" ] || flags+=("-XX:AOTCache=${file%.jar}.aot")
  exec java "${flags[@]}" -jar "$file" "$@"
}

# Whether a version of Node.js is one that Vite, Vitest and ESLint run on ("engines" in their package.json).
node_fits() {
  local major minor
  IFS=. read -r major minor _ <<<"$1"
  case $major in
    20) [ "$minor" -ge 19 ] ;;
    22) [ "$minor" -ge 13 ] ;;
    *) [ "$major" -ge 24 ] ;;
  esac
}

# Finds what builds and tests need besides a JDK.
find_tools() {
  command -v mvn >/dev/null || missing+=("Maven 3.8 or newer (Debian: apt-get install maven)")
  if ! command -v node >/dev/null || ! node_fits "$(node -p process.versions.node)"; then
    missing+=("Node.js 20.19 or newer of 20, 22.13 or newer of 22, or 24 or newer (nodejs.org)")
  fi
  command -v npm >/dev/null || missing+=("npm (it comes with Node.js; Debian: apt-get install npm)")
}

find_jdk || missing+=("a JDK, version 21 or newer (Debian: apt-get install openjdk-21-jdk, or Temurin from adoptium.net; then set JAVA_HOME)")
# Who runs what is built needs no more.
case ${0##*/} in
  backup) ;;
  run | activity) ! stale || find_tools ;;
  *) find_tools ;;
esac

if [ ${#missing[@]} -gt 0 ]; then
  echo "Charrette needs, and this machine lacks:" >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 3
fi
