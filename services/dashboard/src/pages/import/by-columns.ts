/** The choice to have a file recognised by its columns. */
export const BY_COLUMNS = 'erkennen';
