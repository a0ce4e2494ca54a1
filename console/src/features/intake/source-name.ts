/** The name of a source as a file suggests it: `orders 2026-03.csv.gz` comes from `orders 2026-03`. */
export const sourceOfFile = (fileName: string): string =>
  fileName
    .replace(/(\.(csv|tsv|txt|xlsx|gz))+$/i, '')
    .trim()
    .slice(0, 64)

/** What the server can read, for the browser's file dialog. */
export const TABLE_FILES = '.csv,.tsv,.txt,.xlsx,.gz'
