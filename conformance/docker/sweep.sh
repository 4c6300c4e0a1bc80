#!/usr/bin/env bash
# Removes from Docker what test runs that were killed left there: the containers and networks of clusters whose names only tests
# give, where they are older than any run may last. A network left behind keeps its range of addresses from everybody.
set -euo pipefail

test_names='^(ring4|pods|services|contract|test)-[0-9a-z-]+$'
too_young=$(date -d '-30 minutes' +%s)

# left KIND LABELS ID… : those of them that a killed run left.
left() {
  local kind=$1 labels=$2 id cluster created
  shift 2
  for id in "$@"; do
    IFS=' ' read -r cluster created < <(docker "$kind" inspect --format "{{index $labels \"wherry.dev/cluster\"}} {{json .Created}}" "$id") || continue
    [[ $cluster =~ $test_names ]] || continue
    (($(date -d "$(tr -d '"' <<< "$created")" +%s) < too_young)) && echo "$id"
  done
  return 0
}

mapfile -t containers < <(docker ps --all --quiet --filter label=wherry.dev/cluster)
mapfile -t old < <(left container .Config.Labels "${containers[@]}")
((${#old[@]})) && docker rm --force --volumes "${old[@]}" > /dev/null
mapfile -t networks < <(docker network ls --quiet --filter label=wherry.dev/cluster)
mapfile -t unused < <(left network .Labels "${networks[@]}")
((${#unused[@]})) && docker network rm "${unused[@]}" > /dev/null
echo "sweep: removed ${#old[@]} containers and ${#unused[@]} networks of killed test runs"
