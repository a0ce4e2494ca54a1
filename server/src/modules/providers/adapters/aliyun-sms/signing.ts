import { createHash, createHmac } from 'node:crypto'
import { type Instant, isoOf } from '@aftersale/kernel'

/** An AccessKey: who asks, and what they sign with. */
export interface AccessKey {
  readonly id: string
  readonly secret: string
}

/** One request in the RPC style: everything that is asked stands in the query, the body is empty. */
export interface RpcRequest {
  /** As the header `host` will say it. */
  readonly host: string
  readonly action: string
  readonly version: string
  readonly query: Readonly<Record<string, string>>
  readonly now: Instant
  /** Another one for each request. */
  readonly nonce: string
}

const ALGORITHM = 'ACS3-HMAC-SHA256'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** By RFC 3986: `encodeURIComponent` leaves five characters that are reserved there. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const byName = ([left]: readonly [string, string], [right]: readonly [string, string]) => (left < right ? -1 : 1)

/** The query as it is signed, and as it has to be sent. */
export const canonicalQuery = (query: RpcRequest['query']): string =>
  Object.entries(query)
    .toSorted(byName)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')

/** The headers that sign a POST (V3 版本请求体&签名机制). `host` is among what is signed, and not among them: it is sent anyway. */
export function signedHeaders({ id, secret }: AccessKey, request: RpcRequest): Record<string, string> {
  const { host, action, version, query, now, nonce } = request
  const own = {
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': isoOf(now).replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const headers = Object.entries({ host, ...own }).toSorted(byName)
  const names = headers.map(([name]) => name).join(';')
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonical = ['POST', '/', canonicalQuery(query), lines, names, own['x-acs-content-sha256']].join('\n')
  const signature = createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex')
  return { ...own, authorization: `${ALGORITHM} Credential=${id},SignedHeaders=${names},Signature=${signature}` }
}
