import { appendFile, readFile } from 'node:fs/promises'
import { Failure } from '../frame/index.ts'

/** One thing that the sandbox provider was asked for, and what it has done about it. */
export interface Entry {
  readonly key: string
  readonly port: string
  readonly action: string
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly notifyUrl: string | null
  readonly status: 'accepted' | 'done' | 'failed'
  /** How it ends, or will. */
  readonly end: 'done' | 'failed'
  readonly reference: string | null
  readonly reason: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: string
}

/** What was really done, by key: once for each. Kept in a file where one is given, a line for each change. */
export interface DoneLedger {
  find(key: string): Entry | undefined
  put(entry: Entry): Promise<void>
  all(): readonly Entry[]
  /** Minor units that went back, or are about to, through one payment. */
  refunded(paymentReference: string): number
}

export async function openLedger(file: string | undefined): Promise<DoneLedger> {
  const entries = new Map<string, Entry>()
  const refunded = new Map<string, number>()
  const take = (entry: Entry) => {
    const before = entries.get(entry.key)
    if (before !== undefined) count(before, -1)
    entries.set(entry.key, entry)
    count(entry, 1)
  }
  const count = ({ port, end, payload }: Entry, sign: 1 | -1) => {
    const { paymentReference, amountMinor } = payload
    if (port !== 'payment' || end === 'failed') return
    const key = String(paymentReference)
    refunded.set(key, (refunded.get(key) ?? 0) + sign * Number(amountMinor))
  }
  for (const line of file === undefined ? [] : await linesOf(file)) take(entryIn(line, file ?? ''))
  return {
    find: (key) => entries.get(key),
    all: () => [...entries.values()],
    refunded: (reference) => refunded.get(reference) ?? 0,
    put: async (entry) => {
      take(entry)
      if (file !== undefined) await appendFile(file, `${JSON.stringify(entry)}\n`)
    },
  }
}

function entryIn(line: string, file: string): Entry {
  try {
    const entry = JSON.parse(line)
    if (typeof entry.key === 'string' && typeof entry.payload === 'object') return entry
  } catch {
    // Said below.
  }
  throw new Failure('sandbox.no-ledger', {
    en: `${file} is no ledger of the sandbox provider.`,
    'zh-CN': `${file} 不是沙箱服务商的记录文件。`,
  })
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  // A process that was killed may have left half a line behind.
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
}
