export { type MongoParkingOptions, openMongoParking } from './mongo-parking.js';
