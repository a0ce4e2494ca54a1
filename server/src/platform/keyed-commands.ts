import { accept, type Instant, isoOf, type Refusal, type Result, refuse } from '@aftersale/kernel'
import { contentDigest } from './content-digest.ts'
import type { Transaction } from './database.ts'
import { claimKeys, dropRecords, keepAnswers, readRecords } from './keyed-commands.store.ts'

/** Something else was asked under this key before. */
export type KeyTaken = { readonly code: 'commands.key-taken'; readonly key: string }

export type Outcome<Answer> = { readonly answer: Answer; readonly repeated: boolean }

/** Commands of one kind. Keys of different scopes have nothing to do with each other. */
interface KeyedWork<Item, Answer, R extends Refusal> {
  readonly scope: string
  readonly now: Instant
  /** Does those that are new, in their order, in this transaction; answers one result each. Answers are kept as JSON. */
  readonly run: (fresh: readonly Item[]) => Promise<readonly Result<Answer, R>[]>
}

/**
 * Does many commands once each, whoever else asks the same at the same time. The same key with the same content is
 * answered as the first time, also within one call; with other content it is refused. What is refused leaves no trace:
 * asked again once it is mended, it is done.
 */
export async function runKeyed<Item extends { readonly key: string }, Answer extends object, R extends Refusal>(
  tx: Transaction,
  items: readonly Item[],
  { scope, now, run }: KeyedWork<Item, Answer, R>,
): Promise<Result<Outcome<Answer>, R | KeyTaken>[]> {
  const first = new Map<string, { readonly item: Item; readonly content: string }>()
  for (const item of items) if (!first.has(item.key)) first.set(item.key, { item, content: contentDigest(item) })
  const wanted = [...first].map(([key, { content }]) => ({ scope, key, content_sha256: content }))
  const claimed = await claimKeys(tx, wanted, isoOf(now))
  const before = await readRecords(
    tx,
    wanted.filter(({ key }) => !claimed.has(key)),
  )
  const fresh = [...first.values()].map(({ item }) => item).filter(({ key }) => claimed.has(key))
  const results = fresh.length === 0 ? [] : await run(fresh)
  if (results.length !== fresh.length) {
    throw new Error(`expected ${fresh.length} results of ${scope}, got ${results.length}`)
  }
  const done = new Map(fresh.map(({ key }, at) => [key, results[at] as Result<Answer, R>]))
  await keepAnswers(
    tx,
    [...done].flatMap(([key, result]) => (result.ok ? [{ scope, key, answer: JSON.stringify(result.value) }] : [])),
  )
  await dropRecords(
    tx,
    [...done].flatMap(([key, result]) => (result.ok ? [] : [{ scope, key }])),
  )
  const seen = new Set<string>()
  return items.map((item) => {
    const content = contentDigest(item)
    const earlier = before.get(item.key)
    if (content !== (earlier?.content ?? first.get(item.key)?.content)) {
      return refuse({ code: 'commands.key-taken', key: item.key })
    }
    const repeated = earlier !== undefined || seen.has(item.key)
    seen.add(item.key)
    if (earlier !== undefined) return accept({ answer: earlier.answer as Answer, repeated })
    const result = done.get(item.key)
    if (result === undefined) throw new Error(`expected a result under the key ${item.key}, got none`)
    return result.ok ? accept({ answer: result.value, repeated }) : result
  })
}
