import { Readable } from 'node:stream'
import type { BinaryContent, ByteRange } from '@aftersale/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentDisposition } from './content-disposition.ts'
import { sendRefusal } from './refused.ts'

/**
 * What strangers wrote must not act in our name: no script, no form, no other address. A sandbox keeps browsers from
 * showing PDF at all; they draw it in a process of its own, without our origin.
 */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
const policyOf = ({ type, isInline }: BinaryContent) =>
  isInline && type === 'application/pdf' ? CLOSED : `${CLOSED}; sandbox`

/**
 * Answers a file: whole, one range of it (RFC 9110 §14; several at once are answered by the whole), or that the caller has
 * it already. It is private to the caller, who asks each time whether it is still theirs to see.
 */
export async function sendBinary(
  request: FastifyRequest,
  reply: FastifyReply,
  content: BinaryContent,
): Promise<FastifyReply> {
  if (content.bytes === null) return await sendMade(request, reply, content)
  const tag = `"${content.digest}"`
  void reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    'content-security-policy': policyOf(content),
    'content-disposition': contentDisposition(content.fileName, content.isInline),
    'accept-ranges': 'bytes',
  })
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  const condition = request.headers['if-range']
  const asked = condition === undefined || condition === tag ? request.headers.range : undefined
  const range = readRange(asked, content.bytes)
  if (range === 'beyond') {
    void reply.removeHeader('content-disposition').header('content-range', `bytes */${content.bytes}`)
    return sendRefusal(request, reply, { code: 'http.range-unsatisfiable', bytes: content.bytes })
  }
  const length = range === null ? content.bytes : range.to - range.from + 1
  void reply.type(content.type).header('content-length', length)
  if (range !== null) {
    void reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${content.bytes}`)
  }
  // An answer without a body would be given the length 0.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(Readable.from(await content.read(range), { objectMode: false }))
}

/** A file that is made while it goes out: nobody knows how long it gets. */
async function sendMade(request: FastifyRequest, reply: FastifyReply, content: BinaryContent): Promise<FastifyReply> {
  void reply.type(content.type).headers({
    'cache-control': 'no-store',
    'content-security-policy': policyOf(content),
    'content-disposition': contentDisposition(content.fileName, content.isInline),
  })
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(Readable.from(await content.read(null), { objectMode: false }))
}

const isKnown = (header: string | undefined, tag: string) =>
  header !== undefined && header.split(',').some((one) => [tag, `W/${tag}`, '*'].includes(one.trim()))

/** The one range that a header asks for; null where it asks for none that counts. */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const from = Math.max(0, bytes - Number(last))
    return Number(last) === 0 || bytes === 0 ? 'beyond' : { from, to: bytes - 1 }
  }
  const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)]
  if (last !== '' && Number(last) < from) return null
  return from >= bytes ? 'beyond' : { from, to }
}
