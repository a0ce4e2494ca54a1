/** The pattern of `like` for what begins with what a person typed; `%` and `_` stand for themselves. */
export const beginningWith = (typed: string): string => `${typed.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
