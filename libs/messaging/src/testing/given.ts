/** The address of a server of this tier. Throws where the tier's setup gave none. */
export function given(name: 'KAFKA_BROKERS' | 'MONGODB_URI'): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set`);
  return address;
}
