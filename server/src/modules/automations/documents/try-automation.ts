import type { Answer, AutomationDocument, BodyOf, routes } from '@aftersale/contract'
import { pathsRead } from '@aftersale/feel'
import { accept, type Instant, isId, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type CaseSight, casesNamed, withholdingsOf } from '../../cases/index.ts'
import { planAction } from '../doing/plan-action.ts'
import { clocksIn } from '../hearing/clock-facts.store.ts'
import { hears } from '../hearing/hear-clocks.ts'
import type { ToldClock } from '../hearing/told-clock.ts'
import { holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { lastRecords, recordsById, type StoredRecord } from '../records/record.store.ts'
import { type Automation, compileAutomation, expressionsIn } from './compile-automation.ts'
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
  { now, allowPrivate, sight }: { readonly now: Instant; readonly allowPrivate: boolean; readonly sight: CaseSight },
): Answer<typeof routes.tryAutomation> {
  return inTransaction(database, async (tx): Answer<typeof routes.tryAutomation> => {
    const read = readAutomation(given, await surroundingsOf(tx, engine, { now, allowPrivate }))
    if (!read.ok) return read
    const automation = compileAutomation(read.value.key, 1, read.value)
    const { record, type } = read.value.trigger
    const names = record === 'case' ? hiddenRead(read.value, sight.fields, type) : []
    if (names.length > 0) return refuse({ code: 'cases.fields-not-seen', names })
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
    const caseIds = subjects.flatMap(({ caseId }) => caseId ?? [])
    const seen = await casesNamed(tx, caseIds, sight)
    const withheld = await withholdingsOf(tx, engine, sight, { by: 'case', ids: caseIds })
    const shown = subjects.filter(({ caseId }) => caseId === null || seen.has(caseId))
    const items = shown.map((subject) => {
      const variables = variablesOf(record, subject)
      const isHeard = read.value.trigger.kind !== 'clock' || clocks.has(subject.recordId)
      const isMeant = isHeard && isAbout(automation, record, subject.facts.after)
      const fires = isMeant && holds(automation, variables, around) === true
      const plans = fires ? read.value.do.map((action) => planAction(automation, action, variables, around)) : []
      const actions = plans.flatMap((plan) => (plan.ok ? [JSON.parse(JSON.stringify(plan.value)) as never] : []))
      const problems = plans.flatMap((plan, at) =>
        plan.ok ? [] : [{ path: `do[${at}].${plan.refusal.field}`, ...NOTHING_USABLE }],
      )
      const told = withheld.get(subject.caseId ?? '')?.json(actions) ?? actions
      return { recordId: subject.recordId, fires, actions: told, problems }
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

/** The hidden fields that a draft asks of the case itself: what it did would tell what they hold. */
function hiddenRead(document: AutomationDocument, fields: CaseSight['fields'], type: string | undefined): string[] {
  const texts = [
    ...(document.when === undefined ? [] : [document.when]),
    ...document.do.flatMap(expressionsIn).map(textOf),
  ]
  const paths = texts.flatMap((text) => {
    const read = pathsRead(text)
    return read.ok ? read.value : []
  })
  const limited = [...fields].filter(([key]) => type === undefined || key === type)
  const hidden = new Set(limited.flatMap(([, rights]) => [...rights.hidden]))
  const asked = paths.filter(([record = '', member]) => RECORDS.has(record) && member === 'fields')
  return [...hidden].filter((name) => asked.some(([, , field = name]) => field === name)).sort()
}

const RECORDS: ReadonlySet<string> = new Set(['case', 'before', 'after'])
const textOf = ({ text }: { readonly text: string }) => text

const NOTHING_USABLE = { en: 'gives nothing that can be used there', 'zh-CN': '没有得出可用的值' }
