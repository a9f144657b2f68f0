/** The images of the two servers, with their versions. */
export const KAFKA_IMAGE: string;
export const MONGO_IMAGE: string;
