#!/bin/sh
# Makes the secrets that docker-compose.yml names, in deploy/secrets. What is there already is kept.
# The folder is for its owner alone; the files in it can be read, as the containers read them by other user ids.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets

keep() {
  file=secrets/$1
  shift
  [ -s "$file" ] && return 0
  "$@" >"$file.new"
  [ -s "$file.new" ] || { echo "deploy/$file could not be made" >&2; exit 1; }
  chmod 444 "$file.new"
  mv "$file.new" "$file"
  echo "made deploy/$file"
}
mongodb_uri() { printf 'mongodb://%s:%s@mongodb:27017/?replicaSet=rs0&authSource=admin\n' "$1" "$(openssl rand -hex 24)"; }

keep master-key openssl rand -base64 32
keep mongodb-keyfile openssl rand -base64 741
for name in mongodb-root-password identity-admin-password identity-database-password sign-in-client-secret sign-in-session-key; do
  keep "$name" openssl rand -hex 24
done
for service in learners courses action-alliance integration-status; do
  keep "mongodb-uri-$service" mongodb_uri "$service"
done
