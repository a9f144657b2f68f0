// Kafka and MongoDB for the servers tier: the workers inherit the addresses. Servers that were given stay as they are.
import { provideKafka, provideMongo, theForm } from '../../tools/servers/index.mjs';
import { running } from './running.mjs';

export default async function startServers() {
  const [kafka, mongo] = await Promise.all([provideKafka(), provideMongo()]);
  running.set('Kafka', kafka).set('MongoDB', mongo);
  process.env.KAFKA_BROKERS = kafka.address;
  process.env.MONGODB_URI = mongo.address;
  console.log(`\n${theForm(Object.fromEntries(running))}`);
}
