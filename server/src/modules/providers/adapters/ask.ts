/** What a provider answered a request. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const LONGEST = 1024 * 1024

/**
 * One request to a provider. Follows no redirect: what is signed is meant for one address. Throws what the way there throws,
 * and where the answer is longer than a mebibyte.
 */
export async function ask(url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Answered> {
  const answer = await fetch(url, { ...init, redirect: 'error' })
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of answer.body ?? []) {
    length += piece.length
    if (length > LONGEST)
      throw new RangeError(`expected an answer of at most ${LONGEST} bytes from ${new URL(url).host}`)
    pieces.push(piece)
  }
  return { status: answer.status, headers: answer.headers, text: Buffer.concat(pieces).toString('utf8') }
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
