import { type FeelContext, feelToJson } from '@aftersale/feel'

const MEBIBYTE = 1024 * 1024

/** What one command, or one piece of work, may bring, as bytes of JSON. */
export const MOST_BYTES = 4 * MEBIBYTE
/** What the variables of one instance may come to. */
const MOST_OF_INSTANCE = 16 * MEBIBYTE

export interface PayloadRefusal {
  readonly code: 'engine.payload-too-large'
  readonly bytes: number
  readonly most: number
}

/** Why variables are too many to be taken in; null where they are not. */
export function checkPayload(variables: unknown): PayloadRefusal | null {
  if (atMost(variables, MOST_BYTES) <= MOST_BYTES) return null
  const bytes = bytesOf(variables)
  return bytes > MOST_BYTES ? { code: 'engine.payload-too-large', bytes, most: MOST_BYTES } : null
}

/** Whether an instance has grown beyond what one may hold. */
export const isOvergrown = (variables: FeelContext): boolean =>
  atMost(variables, MOST_OF_INSTANCE) > MOST_OF_INSTANCE && bytesOf(feelToJson(variables)) > MOST_OF_INSTANCE

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')

/** An escaped character is six bytes of JSON, a number or a moment of FEEL hardly more than forty. */
const LONGEST_CHARACTER = 6
const LONGEST_SCALAR = 40

/**
 * No less than the bytes of JSON that a value is, counted no further than the bound: what is small, as nearly everything
 * is, need not be written to be known as small.
 */
function atMost(value: unknown, bound: number): number {
  if (typeof value === 'string') return value.length * LONGEST_CHARACTER + 2
  if (typeof value !== 'object' || value === null) return LONGEST_SCALAR
  let bytes = LONGEST_SCALAR
  for (const name of Object.keys(value)) {
    bytes += name.length * LONGEST_CHARACTER + 4 + atMost((value as Record<string, unknown>)[name], bound - bytes)
    if (bytes > bound) return bytes
  }
  return bytes
}
