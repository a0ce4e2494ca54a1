/** A pattern as long as this says more than people can check. Like form-js, a pattern may match anywhere in the text. */
export const PATTERN_LIMIT = 500
