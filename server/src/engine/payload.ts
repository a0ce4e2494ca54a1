/** What one command may bring, as bytes of JSON. */
export const MOST_BYTES = 4 * 1024 * 1024

export interface PayloadRefusal {
  readonly code: 'engine.payload-too-large'
  readonly bytes: number
  readonly most: number
}

/** Why variables are too many to be taken in; null where they are not. */
export function checkPayload(variables: unknown): PayloadRefusal | null {
  const bytes = Buffer.byteLength(JSON.stringify(variables) ?? '')
  return bytes > MOST_BYTES ? { code: 'engine.payload-too-large', bytes, most: MOST_BYTES } : null
}
