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
  const text = async () => (await buffer(answer)).toString()
  const given = { status: answer.statusCode ?? 0, headers: headersOf(answer), text }
  return Object.defineProperty(given, 'body', { get: () => Readable.toWeb(answer) }) as unknown as Response
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  return headers
}
