// Written by `npm run schema` from the migrated database; never edited by hand.
// biome-ignore lint/suspicious/noEmptyInterface: replaced by the first generation
export interface Schema {}
