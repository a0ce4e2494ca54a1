/** Thrown while a pattern is read that is not a regular expression of XPath. */
export class PatternFailure extends Error {}
