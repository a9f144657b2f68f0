#!/bin/bash
# Keycloak reads no secret files: they reach it as variables of this process alone.
set -eu
SIGN_IN_CLIENT_SECRET=$(<"$SIGN_IN_CLIENT_SECRET_FILE")
KC_DB_PASSWORD=$(<"$KC_DB_PASSWORD_FILE")
KC_BOOTSTRAP_ADMIN_PASSWORD=$(<"$KC_BOOTSTRAP_ADMIN_PASSWORD_FILE")
export SIGN_IN_CLIENT_SECRET KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD
unset KC_DB_PASSWORD_FILE KC_BOOTSTRAP_ADMIN_PASSWORD_FILE
exec /opt/keycloak/bin/kc.sh start --import-realm
