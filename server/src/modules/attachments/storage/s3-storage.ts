import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { isoOf } from '@aftersale/kernel'
import { AwsV4Signer } from 'aws4fetch'
import type { Clock } from '../../../platform/clock.ts'
import { Trouble } from '../../../platform/trouble.ts'
import { type AttachmentStorage, checkKey, type Deposit } from './storage.ts'
import { untilSilent } from './until-silent.ts'

export interface S3Settings {
  /** Such as `https://oss-cn-shanghai.aliyuncs.com`; the bucket is the first part of the path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/** Milliseconds: without an answer, without the next bytes of one, and before another attempt. */
interface Patience {
  readonly answer: number
  readonly silence: number
  readonly again: number
}

const PATIENCE: Patience = { answer: 15_000, silence: 30_000, again: 250 }
const ATTEMPTS = 3
/** Slower than this, in bytes a millisecond, an upload is given up. */
const SLOWEST = 50
const PASSING = new Set([429, 500, 502, 503, 504])
const EMPTY = createHash('sha256').digest('hex')

interface Ask {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly deposit?: Deposit
}

/**
 * A storage that speaks the S3 protocol. Every request is signed with the hash of its content (AWS Signature Version 4), so
 * that what arrives otherwise is refused there. A content is always the same under its key, so everything is safe to ask again.
 */
export function openS3Storage(settings: S3Settings, clock: Clock, patience = PATIENCE): AttachmentStorage {
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`
  const ask = (request: Ask) => askAgain({ settings, clock, patience, base }, request)
  return {
    put: async (key, deposit) => {
      await done(await ask({ method: 'PUT', path: `/${checkKey(key)}`, deposit }), [200])
    },
    read: async (key, range) => {
      const headers = range === null ? {} : { range: `bytes=${range.from}-${range.to}` }
      const { answer, giveUp } = await ask({ method: 'GET', path: `/${checkKey(key)}`, headers })
      if (answer.status !== (range === null ? 200 : 206) || answer.body === null) {
        giveUp()
        throw away(`status ${answer.status} of GET ${key}`)
      }
      return untilSilent(answer.body, patience.silence, giveUp)
    },
    remove: async (keys) => {
      for (const key of keys) await done(await ask({ method: 'DELETE', path: `/${checkKey(key)}` }), [200, 204, 404])
    },
    check: async () => done(await ask({ method: 'HEAD', path: '' }), [200]),
  }
}

interface Asked {
  readonly answer: Response
  /** Ends what has not come yet. */
  readonly giveUp: () => void
}

async function done({ answer, giveUp }: Asked, fine: readonly number[]): Promise<void> {
  giveUp()
  if (!fine.includes(answer.status)) throw away(`status ${answer.status}`)
}

interface Way {
  readonly settings: S3Settings
  readonly clock: Clock
  readonly patience: Patience
  readonly base: string
}

async function askAgain(way: Way, request: Ask): Promise<Asked> {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS
    try {
      const asked = await askOnce(way, request)
      if (isLast || !PASSING.has(asked.answer.status)) return asked
      asked.giveUp()
    } catch (error) {
      if (isLast) throw away(`${request.method} came to nothing`, error)
    }
    await delay(way.patience.again * 2 ** (attempt - 1))
  }
}

async function askOnce({ settings, clock, patience, base }: Way, { method, path, headers, deposit }: Ask) {
  const signed = await new AwsV4Signer({
    method,
    url: base + path,
    headers: {
      ...headers,
      'x-amz-content-sha256': deposit?.sha256 ?? EMPTY,
      ...(deposit && { 'content-type': deposit.type, 'content-length': String(deposit.bytes) }),
    },
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    service: 's3',
    region: settings.region,
    datetime: isoOf(clock.now()).replaceAll(/[:-]|\.\d{3}/g, ''),
  }).sign()
  const ending = new AbortController()
  const giveUp = () => ending.abort(new Error('given up'))
  const limit = patience.answer + (deposit?.bytes ?? 0) / SLOWEST
  const late = setTimeout(() => ending.abort(new Error(`no answer within ${limit} ms`)), limit)
  const source = deposit && 'path' in deposit.from ? createReadStream(deposit.from.path) : undefined
  try {
    const answer = await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: ending.signal,
      ...(deposit && bodyOf(deposit, source)),
    })
    return { answer, giveUp }
  } finally {
    clearTimeout(late)
    source?.destroy()
  }
}

/** A body that streams wants `duplex` (Fetch standard, "Request class"). */
function bodyOf({ from }: Deposit, source: Readable | undefined): RequestInit {
  if ('content' in from) return { body: from.content }
  return { body: Readable.toWeb(source ?? Readable.from([])), duplex: 'half' } as unknown as RequestInit
}

const away = (what: string, cause?: unknown) =>
  new Trouble(
    'attachments.storage-away',
    {
      en: 'The storage of the attachments does not answer as it should.',
      'zh-CN': '附件存储没有正常响应。',
    },
    cause ?? new Error(`the S3 storage: ${what}`),
  )
