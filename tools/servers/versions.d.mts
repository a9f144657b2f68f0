/** The images that stand for the servers: of the tests by testcontainers, and of docker-compose.yml. */
export const KAFKA_IMAGE: string;
export const MONGO_IMAGE: string;
