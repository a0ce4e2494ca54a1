import type { AnswerOf, BodyOf, Caller, KnownRefusal, routes } from '@aftersale/contract'
import { accept, addDays, type Instant, isId, type Result, readLocalDate, refuse, startOfDate } from '@aftersale/kernel'
import { type Comparison, caseDifference, compareTrials, trialInWords } from '@aftersale/scenario'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type CaseSight, caseSight, casesNamed, newestTypes, withholdingsOf } from '../../cases/index.ts'
import { listWords } from '../../words/index.ts'
import { casesById, lastCases, type PastCase } from './past-cases.store.ts'
import { runTrials, type Tried } from './run-trials.ts'
import { storySide } from './story.ts'
import { type TrialFlow, trialFlows } from './trial-flows.ts'

type Body = BodyOf<typeof routes.tryDrafts>
type Answered = AnswerOf<typeof routes.tryDrafts>
type Refused = KnownRefusal<'studio.draft-unreadable' | 'studio.nothing-to-try'>

export interface Trying {
  readonly database: Database
  readonly engine: Engine
  readonly caller: Caller
  readonly now: Instant
  readonly signal: AbortSignal
}

/** Runs past cases that the caller sees through drafts, and says what would have come out otherwise. */
export async function tryDrafts(trying: Trying, body: Body): Promise<Result<Answered, Refused>> {
  const { database, caller } = trying
  const read = await trialFlows(trying, body, trying.now)
  if (!read.ok) {
    if (read.refusal.code === 'studio.nothing-to-try') return refuse(read.refusal)
    const problems = read.refusal.problems.map(({ resource, code, element, message }) => {
      return { resource, code, element, message }
    })
    return refuse({ code: 'studio.draft-unreadable', problems })
  }
  const { flows } = read.value
  const sight = await caseSight(database, caller)
  const { cases, missing } = await chosenCases(trying, body.cases, flows, sight)
  const tried = await runTrials(trying, read.value, cases)
  const last = tried.at(-1)
  const isAll = tried.length === cases.length && !('last' in body.cases && cases.length === body.cases.last)
  const comparison = compareTrials(tried)
  const tell = await teller(trying, sight, shown(comparison, tried))
  const [only] = tried
  const isOne = 'numbers' in body.cases && tried.length === 1 && only !== undefined
  return accept({
    processes: flows.map(({ process, name }) => ({ key: process, name })),
    tried: tried.length,
    compared: comparison.compared,
    unclear: tried.flatMap(({ past: { id, number } }) => (comparison.unclear.includes(id) ? [{ id, number }] : [])),
    missing,
    next: last === undefined || isAll ? null : last.past.id,
    before: comparison.before,
    after: comparison.after,
    rules: comparison.rules.map((rule) => ({ ...rule })),
    cases: shown(comparison, tried).map((one) => tell.line(one)),
    story: isOne ? tell.story(only, !comparison.unclear.includes(only.past.id)) : null,
  })
}

/** Those of the cases that come out otherwise. */
function shown({ cases }: Comparison, tried: readonly Tried[]): readonly Tried[] {
  const ids = new Set(cases.map(({ id }) => id))
  return tried.filter(({ past }) => ids.has(past.id))
}

interface Chosen {
  readonly cases: readonly PastCase[]
  /** What was named and is no case of these flows that the caller sees. */
  readonly missing: string[]
}

async function chosenCases(
  { database, engine }: Trying,
  asked: Body['cases'],
  flows: readonly TrialFlow[],
  sight: CaseSight,
): Promise<Chosen> {
  const processes = flows.map(({ process }) => process)
  if ('numbers' in asked) {
    const named = await casesNamed(database, asked.numbers, sight)
    const ids = [...new Set([...named.values()].map(({ id }) => id))]
    const cases = await casesById(database, ids, processes, sight)
    const found = new Set(cases.map(({ id }) => id))
    return { cases, missing: asked.numbers.filter((number) => !found.has(named.get(number)?.id ?? '')) }
  }
  const types = [...(await newestTypes(database)).values()]
  const typed = types.filter(({ document }) => processes.includes(document.process)).map(({ key }) => key)
  // Requests that were taken in without a type are of the kind that their flow is called.
  const kinds = [...new Set([...typed, ...processes])]
  const before = asked.before !== undefined && isId(asked.before) ? asked.before : null
  const { zone } = engine.setup
  const [from, to] = [readLocalDate(asked.from ?? ''), readLocalDate(asked.to ?? '')]
  const since = from === undefined ? null : startOfDate(from, zone)
  const until = to === undefined ? null : startOfDate(addDays(to, 1), zone)
  const wanted = { limit: asked.last, before, since, until, sight }
  const cases = await lastCases(database, { kinds, processes }, wanted)
  return { cases, missing: [] }
}

/** Tells cases in words, without what is kept from the caller. */
async function teller({ database, engine }: Trying, sight: CaseSight, cases: readonly Tried[]) {
  const { group } = await listWords(database)
  const groupName = (name: string) => group[name] ?? { en: name, 'zh-CN': name }
  const ids = cases.map(({ past }) => past.id)
  const withheld = await withholdingsOf(database, engine, sight, { by: 'case', ids })
  const line = (one: Tried): Answered['cases'][number] => {
    const { past, before, after } = one
    const { id, changes, asked, refund } = caseDifference(one)
    const hidden = withheld.get(id)
    const told = (trial: Tried['before']) => {
      const words = trialInWords(trial, groupName)
      return hidden === undefined ? words : hidden.words(words)
    }
    return {
      ...headOf(past),
      changes: [...changes],
      asked,
      refund: refund === null || refund.minor === 0 ? null : refund,
      before: told(before),
      after: told(after),
    }
  }
  return {
    line,
    story: (one: Tried, isClear: boolean): NonNullable<Answered['story']> => ({
      case: line(one),
      isClear,
      before: storySide(one.before, groupName, withheld.get(one.past.id) ?? null),
      after: storySide(one.after, groupName, withheld.get(one.past.id) ?? null),
    }),
  }
}

const headOf = ({ id, number, title, kind, opened_at, closed_at }: PastCase) => ({
  id,
  number,
  title,
  type: kind,
  openedAt: opened_at,
  isOpen: closed_at === null,
})
