#!/bin/sh
# Apache reads no secret files: they reach its configuration as variables of this process alone.
set -eu
SIGN_IN_CLIENT_SECRET=$(cat "$SIGN_IN_CLIENT_SECRET_FILE")
SIGN_IN_SESSION_KEY=$(cat "$SIGN_IN_SESSION_KEY_FILE")
export SIGN_IN_CLIENT_SECRET SIGN_IN_SESSION_KEY
exec apache2 -D FOREGROUND -f "${PROXY_CONFIGURATION:-/etc/verzahnung/apache.conf}"
