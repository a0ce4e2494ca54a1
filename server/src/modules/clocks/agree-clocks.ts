import { clockDues } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertAgreements, insertEvents, lockCases, updateAgreements } from './clock.store.ts'
import type { AgreementRefusal, ClockAgreement } from './clock-terms.ts'
import { type ClockSetup, countCases, keepBegun, standingOf } from './count-cases.ts'

interface StartedAgreement extends ClockAgreement {
  /** When the case came in. */
  readonly at: Instant
  readonly by: string
}

/**
 * Starts the clocks of cases, once each: a case that has clocks already keeps those that it has. A case or calendar that is
 * not there, and a target that no calendar can count, are refused alone.
 */
export async function startClocks(
  tx: Transaction,
  setup: ClockSetup,
  wanted: readonly StartedAgreement[],
  now: Instant,
): Promise<Result<null, AgreementRefusal>[]> {
  const { checked, agreed, calendars } = await checkAgreements(tx, setup, wanted, now)
  const counted = agreed.map((agreement) =>
    standingOf({ ...agreement, events: [createdAt(agreement)] }, calendars, now),
  )
  const started = await insertAgreements(
    tx,
    agreed.map((agreement, at) => ({ ...rowOf(agreement), open: counted[at]?.open ?? true })),
  )
  const isStarted = ({ caseId }: { readonly caseId: string }) => started.has(caseId)
  await insertEvents(
    tx,
    agreed.filter(isStarted).map((one) => ({ case_id: one.caseId, ...createdAt(one), told_by: one.by })),
  )
  await keepBegun(tx, counted.filter(isStarted), now)
  const others = agreed.filter((one) => !isStarted(one)).map(caseOf)
  return answers(wanted, checked, new Set([...started, ...(await lockCases(tx, others)).keys()]))
}

const createdAt = ({ at }: StartedAgreement) => ({ cause: 'created', type: 'created' as const, at })

/**
 * Agrees something else for cases that have clocks, as when a priority changes: what happened is counted anew by it, from
 * the beginning. What was said of a clock is not said again.
 */
export async function changeAgreements(
  tx: Transaction,
  setup: ClockSetup,
  wanted: readonly ClockAgreement[],
  now: Instant,
): Promise<Result<null, AgreementRefusal>[]> {
  const cases = await lockCases(tx, wanted.map(caseOf))
  const { checked, agreed } = await checkAgreements(tx, setup, wanted, now)
  const changed = agreed.flatMap((agreement) => {
    const before = cases.get(agreement.caseId)
    return before === undefined ? [] : [{ ...agreement, events: before.events }]
  })
  await updateAgreements(tx, changed.map(rowOf))
  await countCases(tx, setup, changed, now)
  return answers(wanted, checked, new Set(cases.keys()))
}

const caseOf = ({ caseId }: ClockAgreement) => caseId

const rowOf = ({ caseId, calendar, targets, warnPercent, awaiting, edition }: EditedAgreement) => ({
  case_id: caseId,
  calendar,
  edition,
  targets: JSON.stringify(targets),
  warn_percent: warnPercent,
  awaiting: [...awaiting],
})

type EditedAgreement = ClockAgreement & { readonly edition: number }

/** What can be counted, with the edition of its calendar; of a case that stands there twice, the last word. */
async function checkAgreements<Agreement extends ClockAgreement>(
  tx: Transaction,
  { engine }: ClockSetup,
  wanted: readonly Agreement[],
  now: Instant,
) {
  const calendars = await engine.calendars(tx)
  const agreed = new Map<string, Agreement & { readonly edition: number }>()
  const checked = wanted.map((agreement): Result<null, AgreementRefusal> => {
    const used = calendars.get(agreement.calendar)
    if (used === undefined) return refuse({ code: 'calendars.not-found' })
    const terms = { calendar: used.calendar, targets: agreement.targets }
    const [counted] = clockDues(terms, [[{ at: now, type: 'created' }]], now)
    if (counted !== undefined && !counted.ok) {
      if (counted.refusal.code !== 'clocks.target-wrong') throw new Error(`expected dues, got ${counted.refusal.code}`)
      return refuse(counted.refusal)
    }
    agreed.set(agreement.caseId, { ...agreement, edition: used.edition })
    return accept(null)
  })
  return { checked, agreed: [...agreed.values()], calendars }
}

const answers = (
  wanted: readonly ClockAgreement[],
  checked: readonly Result<null, AgreementRefusal>[],
  cases: ReadonlySet<string>,
) =>
  wanted.map(({ caseId }, at): Result<null, AgreementRefusal> => {
    const result = checked[at] ?? accept(null)
    return result.ok && !cases.has(caseId) ? refuse({ code: 'cases.not-found' }) : result
  })
