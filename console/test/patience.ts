/**
 * How long a step of a walk may wait for a page, in milliseconds: long, for a machine that does other things too. What waits
 * for ever is told by the step, and not by the end of the whole walk.
 */
export const PATIENCE = 60_000
export const SOON = { timeout: PATIENCE }
