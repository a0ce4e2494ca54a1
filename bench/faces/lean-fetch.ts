import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

const agent = new Agent({ keepAlive: true })

/**
 * `fetch` with what the client of the contract needs of it, through `node:http`: the crowd shares two cores with whom it
 * measures, and took about a tenth less of them than with the built-in one.
 */
export const leanFetch: typeof fetch = async (input, { method = 'GET', headers, body, signal } = {}) => {
  if (typeof input !== 'string') throw new Error('expected an address as a string')
  const sent = Object.fromEntries(new Headers(headers))
  const asking = request(input, { agent, method, headers: sent, ...(signal && { signal }) })
  asking.end(body ?? undefined)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const status = answer.statusCode ?? 0
  const pairs = Array.from({ length: answer.rawHeaders.length / 2 }, (_, at): [string, string] => [
    answer.rawHeaders[at * 2] ?? '',
    answer.rawHeaders[at * 2 + 1] ?? '',
  ])
  return new Response(await bodyOf(answer, status), { status, headers: pairs })
}

/** An answer of a known length is awaited, any other is handed on as it comes. */
async function bodyOf(answer: IncomingMessage, status: number) {
  if (answer.headers['content-length'] === undefined && status === 200) return Readable.toWeb(answer)
  const whole = await buffer(answer)
  return status === 204 ? null : whole
}
