/** Turns that one multi-instance or loop may have: what is more belongs into several instances. */
export const MOST_TURNS = 100_000
