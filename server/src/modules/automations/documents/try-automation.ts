import type { Answer, BodyOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { planAction } from '../doing/plan-action.ts'
import { holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { lastRecords, recordsById, type StoredRecord } from '../records/record.store.ts'
import { compileAutomation } from './compile-automation.ts'
import { surroundingsOf } from './deploy-automations.ts'
import { readAutomation } from './read-automation.ts'

/**
 * What a draft would do to a record, or to those that came last, as if each had come in now: conditions and values are
 * computed, and nothing is done.
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
    const asked = records.map(({ id: recordId, row }) => ({ recordId, facts: { before: null, after: row } }))
    const subjects = await withFacts(tx, record, asked, automation.names, now)
    const around = { now, zone: engine.setup.zone }
    const items = subjects.map((subject) => {
      const variables = variablesOf(record, subject)
      const fires = isAbout(automation, record, subject.facts.after) && holds(automation, variables, around) === true
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

const NOTHING_USABLE = { en: 'gives nothing that can be used there', 'zh-CN': '没有得出可用的值' }
