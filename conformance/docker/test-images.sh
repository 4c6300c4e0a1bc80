#!/usr/bin/env bash
# Makes the images that the tests run, from Debian's static busybox: nothing is pulled. Images that are there already are left alone.
#   wherry-test/busybox:1      applets, /bin/sh, no command
#   wherry-test/entrypoint:1   ENTRYPOINT ["/bin/echo", "entry"], CMD ["default"]
#   wherry-test/httpd:1        serves on port 80: / is a page, /cgi-bin/hostname the pod's name, /cgi-bin/status?CODE that status
#   wherry-test/user:1         USER 1000, CMD sleeps;  wherry-test/named-user:1 the same with USER nobody
# Also busybox:1.35 and busybox:latest, unless they exist.
set -euo pipefail

version=1
busybox=$(command -v busybox || true)
[[ -n $busybox ]] || { echo "test-images: busybox is missing (apt-get install busybox-static)" >&2; exit 1; }
if docker image inspect "wherry-test/"{busybox,entrypoint,httpd,user,named-user}":$version" busybox:1.35 busybox:latest > /dev/null 2>&1; then
  echo 'test-images: all there'
  exit 0
fi
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{bin,etc,tmp,root,home,var,proc,sys,dev,usr/bin,www/cgi-bin}
chmod 1777 "$root/tmp"
cp "$busybox" "$root/bin/busybox"
for applet in $("$busybox" --list); do
  [[ $applet == busybox ]] || ln -s busybox "$root/bin/$applet"
done
ln -s /bin/env "$root/usr/bin/env"
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n' > "$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' > "$root/etc/group"
echo 'welcome to wherry' > "$root/www/index.html"
printf '#!/bin/sh\nprintf "Content-Type: text/plain\\r\\n\\r\\n"\nhostname\n' > "$root/www/cgi-bin/hostname"
printf '#!/bin/sh\nprintf "Status: %%s\\r\\nContent-Type: text/plain\\r\\n\\r\\n%%s\\n" "$QUERY_STRING" "$QUERY_STRING"\n' > "$root/www/cgi-bin/status"
chmod 0755 "$root"/www/cgi-bin/*

make() {
  local name=$1
  shift
  local changes=()
  for change in "$@"; do changes+=(--change "$change"); done
  docker image inspect "$name" > /dev/null 2>&1 ||
    tar -C "$root" --numeric-owner --owner=0 --group=0 -c . | docker import "${changes[@]}" - "$name" > /dev/null
}
path='ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
make "wherry-test/busybox:$version" "$path"
make "wherry-test/entrypoint:$version" "$path" 'ENTRYPOINT ["/bin/echo", "entry"]' 'CMD ["default"]'
make "wherry-test/httpd:$version" "$path" 'ENTRYPOINT ["/bin/httpd", "-f", "-p", "80", "-h", "/www"]' 'EXPOSE 80'
make "wherry-test/user:$version" "$path" 'USER 1000' 'CMD ["/bin/sleep", "86400"]'
make "wherry-test/named-user:$version" "$path" 'USER nobody' 'CMD ["/bin/sleep", "86400"]'
for tag in busybox:1.35 busybox:latest; do
  docker image inspect "$tag" > /dev/null 2>&1 || docker tag "wherry-test/busybox:$version" "$tag"
done
echo 'test-images: made'
