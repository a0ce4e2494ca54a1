import type { Failed } from './trouble.tsx'

/** Does something in the case; answers what went wrong, or null. */
export type Act = (path: string, body: object) => Promise<Failed | null>
