#!/usr/bin/env bash
# Makes the topics of the house where they are missing. The count of partitions never changes within a topic, and
# nothing in them expires: both are checked by every process at its start (LOG_PARTITIONS).
set -euo pipefail
for context in learners courses action-alliance; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "verzahnung.$context" --partitions 12 --replication-factor 1 --config retention.ms=-1
done
