import { createHmac } from 'node:crypto'
import { type LookupAddress, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress, urlProblem } from './address.ts'

export interface Posting {
  /** Tells one delivery from another: who takes webhooks does each once. */
  readonly id: string
  readonly url: string
  readonly secret: string
  readonly body: string
  /** Seconds since 1970, signed with the body: an old one sent again by a stranger is known as such. */
  readonly timestamp: number
}

export interface Way {
  readonly allowPrivate: boolean
  /** Milliseconds. */
  readonly timeLimit: number
}

/** What the signature is over: `<timestamp>.<body>`, with HMAC-SHA256 under the secret, in hex. */
export const signatureOf = ({ secret, timestamp, body }: Pick<Posting, 'secret' | 'timestamp' | 'body'>): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/**
 * Posts to a webhook once and answers the status; follows no redirect and reads no body. Throws where the way there fails,
 * takes too long, or leads to an address inside: names are looked up once, and what was found is what is connected to.
 */
export function postWebhook(posting: Posting, { allowPrivate, timeLimit }: Way): Promise<number> {
  const problem = urlProblem(posting.url, allowPrivate)
  if (problem !== null) return Promise.reject(new Error(problem.en))
  const url = new URL(posting.url)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const outgoing = request(url, {
    method: 'POST',
    // A fresh connection each: one that is kept was looked up for another.
    agent: false,
    lookup: allowPrivate ? undefined : outsideLookup,
    signal: AbortSignal.timeout(timeLimit),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(posting.body),
      'user-agent': 'Aftersale',
      'aftersale-delivery': posting.id,
      'aftersale-timestamp': String(posting.timestamp),
      'aftersale-signature': `sha256=${signatureOf(posting)}`,
    },
  })
  outgoing.on('error', reject)
  outgoing.on('response', (answer) => {
    answer.destroy()
    resolve(answer.statusCode ?? 0)
  })
  outgoing.end(posting.body)
  return promise
}

/** Looks names up, and finds nothing where any of their addresses is inside. */
const outsideLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? []
    const failure = error ?? (first === undefined ? new Error(`${hostname} has no address`) : null)
    if (failure !== null) done(failure, '', 0)
    else if (found.some(({ address }) => isPrivateAddress(address)))
      done(new Error(`${hostname} leads to an address inside`), '', 0)
    else if (options.all === true) done(null, found)
    else done(null, first?.address ?? '', first?.family ?? 0)
  })
}
