import type { Words } from '@aftersale/contract'
import type { Database, Transaction } from '../../platform/database.ts'
import { readWords } from './word.store.ts'

/** Words of all kinds, by key. */
export async function listWords(database: Database | Transaction): Promise<Words> {
  const words: Words = { reason: {}, outcome: {}, group: {}, channel: {}, source: {}, provider: {} }
  for (const { kind, key, en, zh } of await readWords(database)) {
    const named = Object.entries(words).find(([name]) => name === kind)
    if (named === undefined) throw new Error(`expected words of a known kind, got ${kind}`)
    Object.defineProperty(named[1], key, { value: { en, 'zh-CN': zh }, enumerable: true })
  }
  return words
}
