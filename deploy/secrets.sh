#!/bin/sh
# Make the secrets of deploy/compose.yaml, once. Usage: sudo ./secrets.sh [CHAIN.pem KEY.pem]
#
# Each is a file that only the user of its service may read. What is there already stays as it is:
# another secret would shut everybody out of their drafts. The certificate is copied each time, so
# that a renewed one comes in by the same command.
set -eu
cd "$(dirname "$0")"
chain=${1-} key=${2-}

if [ "$(id -u)" -ne 0 ]; then
    echo "Run this as root: it gives each file to the user of its service." >&2
    exit 1
fi

umask 077
mkdir -p secrets
# Docker hands each file in by itself. On this machine the same numbers may be somebody else's.
chmod 700 secrets

random() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

# keep NAME USER: write standard input to a file for that user, unless it is there.
keep() {
    if [ ! -e "secrets/$1" ]; then
        cat >"secrets/.$1"
        chown "$2:$2" "secrets/.$1"
        chmod 400 "secrets/.$1"
        mv "secrets/.$1" "secrets/$1"
        echo "Made secrets/$1"
    fi
}

password=$(random)
if [ ! -e secrets/database_password ] && [ ! -e secrets/database_url ]; then
    printf '%s\n' "$password" | keep database_password 999
    printf 'postgresql://signpost:%s@database/signpost\n' "$password" | keep database_url 10001
fi
random | keep signpost_secret 10001
# Empty until the secret is changed for the first time.
keep signpost_old_secrets 10001 </dev/null

if [ -n "$chain" ]; then
    rm -f secrets/certificate secrets/certificate_key
    keep certificate 101 <"$chain"
    keep certificate_key 101 <"$key"
fi
for name in database_password database_url signpost_secret certificate certificate_key; do
    [ -e "secrets/$name" ] || echo "Still missing: secrets/$name" >&2
done
