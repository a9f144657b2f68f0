import Database from 'libsql';

/** Runs synchronous work on libsql; what the file or the disk refuses becomes the port's own error. */
export function guarded<T>(work: () => T, unavailable: (cause: Error) => Error): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError) throw unavailable(error);
    throw error;
  }
}
