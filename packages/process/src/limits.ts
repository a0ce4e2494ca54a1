/** Turns that one multi-instance or loop may have: what is more belongs into several instances. */
export const MOST_TURNS = 100_000

/** Attempts of work where the model names none, as in Camunda 8. */
export const USUAL_RETRIES = 3

/** Of a type of work, a name, a correlation key, a person: what is looked up by it must fit into an index. */
export const LONGEST_NAME = 500
