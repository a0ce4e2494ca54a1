import { type KnownRefusal, readFields, sentenceOf } from '@aftersale/contract'
import { feelToJson } from '@aftersale/feel'
import type { Instant, Result } from '@aftersale/kernel'
import type { z } from 'zod'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Outcome } from '../../platform/keyed-commands.ts'
import { insertMade, type Made } from './made.store.ts'

interface Work<Item, Answer> {
  /** What a route that takes many of these reads: a flow may ask for nothing else, and is refused by the same fields. */
  readonly body: z.ZodType<{ items: Item[] }>
  /** What a job asks for: an item of the body, without its key; undefined where there is nothing to ask for. */
  readonly asked: (job: Job) => unknown
  readonly run: (
    tx: Transaction,
    items: readonly Item[],
    when: { readonly now: Instant; readonly by: string },
  ) => Promise<readonly Result<Outcome<Answer>, KnownRefusal>[]>
  readonly brings: (answer: Answer) => Variables
  /** For steps that do what there may be to do: what they bring where nothing is, by what was asked or by these refusals. */
  readonly nothing?: { readonly because: readonly KnownRefusal['code'][]; readonly brings: Variables }
  /** What kind of record it makes, which then belongs to whoever the flow is about. */
  readonly makes?: Made
}

type Variables = Readonly<Record<string, unknown>>

/** Who does what a flow asks for. */
const BY = 'aftersale'

/**
 * A command as work that flows ask for, many jobs in one go. The effect key of a job is the key of its command: however
 * often the step is run, it is done once and answered as the first time. A refusal is an error that the flow may catch; else
 * it stops the step until a person has mended what it says, as terms that cannot be read always do.
 */
export function commandTask<Item extends { readonly key: string }, Answer>({
  body,
  asked,
  run,
  brings,
  nothing,
  makes,
}: Work<Item, Answer>): JobHandler {
  return async (tx, jobs, now) => {
    const read = jobs.map((job) => {
      const item = asked(job)
      if (item === undefined && nothing !== undefined) return null
      const given = typeof item === 'object' && item !== null ? { ...item, key: job.effectKey } : item
      return readFields(body, { items: [given] })
    })
    const items = read.flatMap((one) => (one?.ok ? one.value.items : []))
    const results = items.length === 0 ? [] : await run(tx, items, { now, by: BY })
    const byKey = new Map(items.map(({ key }, at) => [key, results[at]]))
    if (makes !== undefined) await insertMade(tx, makes, madeBy(jobs, byKey))
    return jobs.map(({ effectKey }, at): JobAnswer => {
      const given = read[at]
      if (given === null) return { variables: nothing?.brings ?? {} }
      if (given !== undefined && !given.ok) return failureOf(given.refusal)
      const result = byKey.get(effectKey)
      if (result === undefined) throw new Error(`expected a result under ${effectKey}, got none`)
      if (result.ok) return { variables: brings(result.value.answer) }
      if (nothing?.because.includes(result.refusal.code)) return { variables: nothing.brings }
      // The key is the effect key: taken by something else, it is the step that was changed, and no business of the flow's.
      const isRefused = result.refusal.code !== 'commands.key-taken'
      return isRefused ? { ...failureOf(result.refusal), isRefused } : failureOf(result.refusal)
    })
  }
}

/** What jobs have made, each by its root. */
const madeBy = (
  jobs: readonly Job[],
  results: ReadonlyMap<string, Result<Outcome<unknown>, KnownRefusal> | undefined>,
) =>
  jobs.flatMap(({ effectKey, rootId }) => {
    const result = results.get(effectKey)
    return result?.ok ? [{ recordId: idOf(result.value.answer), rootId }] : []
  })

function idOf(answer: unknown): string {
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined
  if (typeof id === 'string') return id
  throw new Error(`expected what was made to have an id, got ${JSON.stringify(answer)}`)
}

/** A variable of a job as JSON; null where there is none. */
export const variableOf = (job: Job, name: string): unknown => feelToJson(job.variables[name] ?? null)

/** A refusal as the answer of a job: a person mends what it says, unless the flow catches it. */
export function failureOf(refusal: KnownRefusal): Extract<JobAnswer, { failure: unknown }> {
  const first = 'fields' in refusal ? refusal.fields[0] : undefined
  const tell = (language: 'en' | 'zh-CN') => {
    const sentence = sentenceOf(refusal, language)
    return first === undefined ? sentence : `${sentence} ${first.path}: ${first[language]}`
  }
  return { failure: { code: refusal.code, message: { en: tell('en'), 'zh-CN': tell('zh-CN') } } }
}
