#!/usr/bin/env bash
# Runs the Dockerfile's own steps without Docker, in a temporary folder: copies, installs, builds, starts the server and
# asks its health check. Reads the Dockerfile, so that the two cannot drift apart. What it cannot show: the base image
# (the node on PATH stands for it, 24 is expected), and the user (it runs as whoever calls it).
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
root=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$root"' EXIT INT TERM
folder="$root/app"
mkdir -p "$folder"

# Paths of the image lie below the temporary folder; there may be no user of the image's.
inside() {
  printf '%s' "$1" | sed -e "s#/data#$root/data#g" -e 's#chown node [^ ]*#true#g'
}

# What COPY would take: the files of the project that git knows, which .dockerignore agrees with.
copy_project() {
  (cd "$project" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [ ! -f "$file" ] || printf '%s\0' "$file"
  done | tar -c --null -T - -f -) | tar -x -C "$folder" -f -
}

health=''
command=''
while IFS= read -r line; do
  case $line in
    'COPY . .') echo "> $line" && copy_project ;;
    'COPY '*)
      echo "> $line"
      files=${line#COPY }
      for file in ${files% *}; do cp "$project/$file" "$folder/"; done
      ;;
    'RUN '*) echo "> $line" && (cd "$folder" && sh -euc "$(inside "${line#RUN }")") ;;
    'ENV '*) export "$(inside "${line#ENV }")" ;;
    'HEALTHCHECK '*) health=${line#*CMD } ;;
    'CMD '*) command=${line#CMD } ;;
    '#'* | '' | 'FROM '* | 'WORKDIR /app' | 'USER '* | 'VOLUME '* | 'EXPOSE '*) ;;
    *) echo "a step this script does not know: $line" >&2 && exit 1 ;;
  esac
done <"$project/Dockerfile"

# A free port of this machine, and not for others to reach.
PORT=${CONTAINER_STEPS_PORT:-38473}
HOST=127.0.0.1
export PORT HOST
echo "> CMD $command"
cd "$folder"
sh -c "exec $command" &
server=$!
for _ in $(seq 60); do
  if sh -c "$health"; then
    echo 'healthy'
    exit 0
  fi
  kill -0 "$server" 2>/dev/null || break
  sleep 1
done
echo 'the server did not become healthy' >&2
exit 1
