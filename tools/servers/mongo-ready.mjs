import mongoose from 'mongoose';

/**
 * @param {string} address connection string
 * @returns {Promise<boolean>}
 */
export async function answersPing(address) {
  const client = new mongoose.mongo.MongoClient(address, { serverSelectionTimeoutMS: 2000, connectTimeoutMS: 2000 });
  try {
    await client.connect();
    await client.db('admin').command({ ping: 1 });
    return true;
  } finally {
    await client.close();
  }
}
