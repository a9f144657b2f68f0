// `npm run servers`: Kafka and a MongoDB-protocol server until Ctrl-C.
import { provideKafka, provideMongo, theForm } from './index.mjs';

const [kafka, mongo] = await Promise.all([provideKafka(), provideMongo()]);
console.log(theForm({ Kafka: kafka, MongoDB: mongo }));
console.log(`export KAFKA_BROKERS='${kafka.address}'`);
console.log(`export MONGODB_URI='${mongo.address}'`);
console.log('Both accept connections. Ctrl-C ends them and removes their data.');

const alive = setInterval(() => undefined, 60_000);
const end = async () => {
  clearInterval(alive);
  await Promise.all([kafka.stop(), mongo.stop()]);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end());
