#!/bin/sh
# Install Debian packages, as root, without starting a service: the tests start their own.
# Usage: scripts/apt_install.sh PACKAGE...
set -eu
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d

# Debian asks this file before it starts a service; 101 means no. One that is there already stays.
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    trap 'exit 1' HUP INT TERM
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi

apt-get update -qq
apt-get install -qq --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null

# Nor may a service that came with the tests' programs start with the computer.
if [ -d /run/systemd/system ]; then
    for package in "$@"; do
        case $package in
        postgresql) systemctl --quiet disable postgresql ;;
        nginx-light) systemctl --quiet disable nginx ;;
        redis-server) systemctl --quiet disable redis-server ;;
        esac
    done
fi
