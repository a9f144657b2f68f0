#!/usr/bin/env bash
# Makes the one node a replica set, as majority reads and writes need one. Repeatable.
set -euo pipefail
mongosh --quiet --host mongodb --eval '
  try { rs.status() }
  catch (error) { rs.initiate({ _id: "verzahnung", members: [{ _id: 0, host: "mongodb:27017" }] }) }
  while (!db.hello().isWritablePrimary) sleep(200);
'
