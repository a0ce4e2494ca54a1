import { Refused } from './refused.ts'

/** What a refusal says about single fields, by the field's name. */
export function fieldMessages(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Refused)) return {}
  return Object.fromEntries(error.refusal.fields.map(({ path, message }) => [path, message]))
}
