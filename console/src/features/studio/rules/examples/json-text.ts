import type { DecisionExample } from '@aftersale/decision'

type Json = DecisionExample['expected']

/** What is typed where no type is known: a number, `true`, a list in JSON, or else the text itself. */
export function jsonFromText(text: string): Json {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as Json
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return text
    throw thrown
  }
}

/** The same the other way round: what is typed for a value. */
export const textFromJson = (value: Json): string =>
  value === null ? '' : typeof value === 'string' && jsonFromText(value) === value ? value : JSON.stringify(value)
