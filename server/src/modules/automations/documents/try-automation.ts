import type { Answer, BodyOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { planAction } from '../doing/plan-action.ts'
import { clocksIn } from '../hearing/clock-facts.store.ts'
import { hears } from '../hearing/hear-clocks.ts'
import type { ToldClock } from '../hearing/told-clock.ts'
import { holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { lastRecords, recordsById, type StoredRecord } from '../records/record.store.ts'
import { type Automation, compileAutomation } from './compile-automation.ts'
import { surroundingsOf } from './deploy-automations.ts'
import { readAutomation } from './read-automation.ts'

/**
 * What a draft would do to a record, or to those that came last, as if each had come in now: conditions and values are
 * computed, and nothing is done. A clock that it listens to is taken as if it came into that state now.
 */
export function tryAutomation(
  database: Database,
  engine: Engine,
  { document: given, record: id, most }: BodyOf<typeof routes.tryAutomation>,
  { now, allowPrivate }: { readonly now: Instant; readonly allowPrivate: boolean },
): Answer<typeof routes.tryAutomation> {
  return inTransaction(database, async (tx): Answer<typeof routes.tryAutomation> => {
    const read = readAutomation(given, await surroundingsOf(tx, engine, { now, allowPrivate }))
    if (!read.ok) return read
    const automation = compileAutomation(read.value.key, 1, read.value)
    const { record, type } = read.value.trigger
    const records: StoredRecord[] =
      id === undefined
        ? await lastRecords(tx, record, { kind: type ?? null, most })
        : [...(await recordsById(tx, record, isId(id) ? [id] : []))].map(([key, row]) => ({ id: key, row }))
    const clocks = await clocksFor(tx, automation, records)
    const asked = records.map(({ id: recordId, row }) => {
      const clock = clocks.get(recordId)
      return { recordId, facts: { before: null, after: row, ...(clock !== undefined && { clock }) } }
    })
    const subjects = await withFacts(tx, record, asked, automation.names, now)
    const around = { now, zone: engine.setup.zone }
    const items = subjects.map((subject) => {
      const variables = variablesOf(record, subject)
      const isHeard = read.value.trigger.kind !== 'clock' || clocks.has(subject.recordId)
      const isMeant = isHeard && isAbout(automation, record, subject.facts.after)
      const fires = isMeant && holds(automation, variables, around) === true
      const plans = fires ? read.value.do.map((action) => planAction(automation, action, variables, around)) : []
      const actions = plans.flatMap((plan) => (plan.ok ? [JSON.parse(JSON.stringify(plan.value)) as never] : []))
      const problems = plans.flatMap((plan, at) =>
        plan.ok ? [] : [{ path: `do[${at}].${plan.refusal.field}`, ...NOTHING_USABLE }],
      )
      return { recordId: subject.recordId, fires, actions, problems }
    })
    return accept({ items })
  })
}

/** Of each record the clock that the draft would hear of first, as if that were now. */
async function clocksFor(
  tx: Transaction,
  automation: Automation,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, ToldClock>> {
  const { trigger } = automation.document
  if (trigger.kind !== 'clock') return new Map()
  const kept = await clocksIn(
    tx,
    records.map(({ id }) => id),
    trigger.state,
  )
  return new Map(
    [...kept].flatMap(([id, clocks]) => {
      const first = clocks.find((clock) => hears(automation, clock))
      return first === undefined ? [] : [[id, first]]
    }),
  )
}

const NOTHING_USABLE = { en: 'gives nothing that can be used there', 'zh-CN': '没有得出可用的值' }
