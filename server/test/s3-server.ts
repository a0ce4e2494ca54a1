import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { closeAfterFile } from './closing.ts'

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Signature Version 4 as AWS describes it, reckoned without the client's library; undefined where the request's is another. */
function flawOf(request: IncomingMessage, body: Buffer, secretKey: string, now: string): string | undefined {
  const url = new URL(request.url ?? '/', 'http://x')
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/((\d{8})\/([\w-]+)\/s3\/aws4_request), ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/
  const [, key, scope = '', day = '', region = '', signed = '', signature] =
    pattern.exec(request.headers.authorization ?? '') ?? []
  if (key !== 'KEY') return 'InvalidAccessKeyId'
  const names = signed.split(';')
  for (const name of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!names.includes(name)) return `unsigned ${name}`
  const date = String(request.headers['x-amz-date'])
  if (date !== now || !date.startsWith(day)) return 'RequestTimeTooSkewed'
  const contentHash = String(request.headers['x-amz-content-sha256'])
  if (contentHash !== hash(body)) return 'XAmzContentSHA256Mismatch'
  const headers = names.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('')
  const canonical = [request.method, url.pathname, url.searchParams.toString(), headers, signed, contentHash].join('\n')
  const text = ['AWS4-HMAC-SHA256', date, scope, hash(canonical)].join('\n')
  const signing = [region, 's3', 'aws4_request'].reduce(mac, mac(`AWS4${secretKey}`, day))
  return mac(signing, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch'
}

type Fault = 'cut' | 'silent' | 'slow' | number

/** An S3 server that is strict: signatures, hashes, lengths and the bucket have to be right. `faults` are met first, in turn. */
export async function s3Server(now: string, bucket = 'files') {
  const objects = new Map<string, { readonly content: Buffer; readonly type: string }>()
  const faults: Fault[] = []
  const seen: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push(`${request.method} ${request.url}`)
    const fault = faults.shift()
    if (fault === 'silent') return
    if (fault === 'cut' && request.method !== 'GET') return void request.socket.destroy()
    if (request.method === 'PUT' && request.headers['content-length'] === undefined) return end(response, 411)
    const body = await buffer(request)
    if (typeof fault === 'number') return end(response, fault)
    const flaw = flawOf(request, body, 'SECRET', now)
    if (flaw !== undefined) return end(response, 403, flaw)
    const [, inBucket, key = ''] = (request.url ?? '').split('/')
    if (inBucket !== bucket) return end(response, 404)
    if (request.method === 'HEAD') return end(response, 200)
    if (request.method === 'PUT') {
      objects.set(key, { content: body, type: String(request.headers['content-type']) })
      return end(response, 200)
    }
    if (request.method === 'DELETE') return end(response, objects.delete(key) ? 204 : 404)
    const found = objects.get(key)
    if (found === undefined) return end(response, 404)
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const content = from === undefined ? found.content : found.content.subarray(Number(from), Number(to) + 1)
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': content.length })
    if (fault === undefined) return void response.end(content)
    response.write(content.subarray(0, content.length >> 1))
    if (fault === 'cut') setImmediate(() => request.socket.destroy())
  }
  const end = (response: ServerResponse, status: number, text = '') => void response.writeHead(status).end(text)
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAfterFile(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { endpoint, objects, faults, seen }
}
