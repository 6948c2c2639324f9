#!/usr/bin/env bash
# A PostgreSQL of a test's own: FOLDER holds all of it and the socket to reach it (no TCP). It runs as an ordinary user,
# in the foreground, and ends with whoever started it, however that one ends. More options are handed to postgres.
set -euo pipefail
folder=$1
bin=/usr/lib/postgresql/15/bin
[ -x "$bin/postgres" ] || { echo "postgresql.sh: Debian's postgresql-15 is not installed" >&2; exit 1; }

ordinary=(setpriv)
if [ "$(id -u)" = 0 ]; then  # PostgreSQL refuses to run as root
  chown postgres "$folder"
  ordinary=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
if [ ! -f "$folder/data/PG_VERSION" ]; then
  "${ordinary[@]}" "$bin/initdb" -D "$folder/data" -U onetrip -A trust -E UTF8 --no-locale --no-sync >"$folder/initdb.log" 2>&1
fi
# No flushing to the disk: a test kills processes, not machines.
exec "${ordinary[@]}" --pdeathsig INT "$bin/postgres" -D "$folder/data" -c listen_addresses= \
  -c "unix_socket_directories=$folder" -c fsync=off -c max_connections=60 "${@:2}" 2>>"$folder/postgres.log"
