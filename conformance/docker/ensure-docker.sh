#!/usr/bin/env bash
# Makes Docker answer on this machine; says nothing to do where it answers already. Needs Debian and root only where something is
# missing: installs docker.io, busybox-static and iptables, mounts cgroup v1 hierarchies where none are, starts dockerd by hand.
# The daemon's pid and log: $WHERRY_DOCKERD_DIR (default /var/tmp/wherry-dockerd). It is never stopped from here.
set -euo pipefail

socket=${DOCKER_HOST:-unix:///var/run/docker.sock}
state=${WHERRY_DOCKERD_DIR:-/var/tmp/wherry-dockerd}
if [[ $socket != unix://* ]]; then
  echo "ensure-docker: DOCKER_HOST=$socket is not a local socket; using it as it is"
  exit 0
fi
path=${socket#unix://}

answers() {
  local answer
  answer=$(node - "$path" <<'JS'
const { get } = require('node:http')
const request = get({ socketPath: process.argv[2], path: '/_ping', timeout: 2000 }, (response) => {
  console.log(response.statusCode)
  response.resume()
})
request.on('timeout', () => request.destroy())
request.on('error', () => {})
JS
  ) || return 1
  [[ $answer == 200 ]]
}

install_missing() {
  local missing=()
  command -v dockerd > /dev/null || missing+=(docker.io)
  command -v iptables > /dev/null || missing+=(iptables)
  [[ -x /bin/busybox || -x /usr/bin/busybox ]] || missing+=(busybox-static)
  ((${#missing[@]})) || return 0
  echo "ensure-docker: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q > /dev/null
  # No init system starts the daemon on a machine without one, and where there is one we must not wait for it.
  apt-get install -qq -y --no-install-recommends "${missing[@]}" > "$state/apt.log" 2>&1 || {
    cat "$state/apt.log" >&2
    exit 1
  }
}

mount_cgroups() {
  [[ -e /sys/fs/cgroup/cgroup.controllers || -d /sys/fs/cgroup/memory ]] && return 0
  mountpoint -q /sys/fs/cgroup || mount -t tmpfs -o uid=0,gid=0,mode=0755 cgroup /sys/fs/cgroup
  local name
  for name in $(awk '!/^#/ && $4 == 1 { print $1 }' /proc/cgroups); do
    mkdir -p "/sys/fs/cgroup/$name"
    mountpoint -q "/sys/fs/cgroup/$name" || mount -n -t cgroup -o "$name" cgroup "/sys/fs/cgroup/$name" || rmdir "/sys/fs/cgroup/$name"
  done
}

mkdir -p "$state"
# Two runs at once must not start two daemons.
exec 9> "$state/lock"
flock 9

# busybox is for the test images, wherever the daemon came from.
install_missing
if answers; then
  echo "ensure-docker: Docker answers on $path"
  exit 0
fi
mount_cgroups
echo "ensure-docker: starting dockerd"
mkdir -p "$(dirname "$path")"
# A pid file of a daemon that has died stops the next one from starting.
if [[ -f /var/run/docker.pid ]] && ! kill -0 "$(cat /var/run/docker.pid)" 2> /dev/null; then rm -f /var/run/docker.pid; fi
setsid nohup dockerd --host "$socket" --storage-driver "${WHERRY_STORAGE_DRIVER:-overlay2}" < /dev/null > "$state/dockerd.log" 2>&1 9>&- &
echo $! > "$state/dockerd.pid"
for _ in $(seq 120); do
  if answers; then
    echo "ensure-docker: Docker answers on $path (pid $(cat "$state/dockerd.pid"))"
    exit 0
  fi
  if ! kill -0 "$(cat "$state/dockerd.pid")" 2> /dev/null; then break; fi
  sleep 0.5
done
echo "ensure-docker: dockerd did not come up; the end of $state/dockerd.log:" >&2
tail -20 "$state/dockerd.log" >&2
exit 1
