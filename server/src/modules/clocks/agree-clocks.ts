import { clockDues } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertAgreements, insertEvents, lockCases, updateAgreements } from './clock.store.ts'
import type { AgreementRefusal, ClockAgreement } from './clock-terms.ts'
import { type ClockSetup, countCases } from './count-cases.ts'

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
  const { checked, rows } = await checkAgreements(tx, setup, wanted, now)
  const started = await insertAgreements(tx, rows)
  await insertEvents(
    tx,
    wanted
      .filter(({ caseId }) => started.has(caseId))
      .map(({ caseId, at, by }) => ({ case_id: caseId, cause: 'created', at, type: 'created', told_by: by })),
  )
  const cases = await lockCases(
    tx,
    rows.map(({ case_id }) => case_id),
  )
  await countCases(
    tx,
    setup,
    [...cases.values()].filter(({ caseId }) => started.has(caseId)),
    now,
  )
  return wanted.map(({ caseId }, at) => {
    const result = checked[at] ?? accept(null)
    return result.ok && !cases.has(caseId) ? refuse({ code: 'cases.not-found' }) : result
  })
}

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
  const cases = await lockCases(
    tx,
    wanted.map(({ caseId }) => caseId),
  )
  const { checked, rows } = await checkAgreements(tx, setup, wanted, now)
  const known = rows.filter(({ case_id }) => cases.has(case_id))
  await updateAgreements(tx, known)
  const changed = await lockCases(
    tx,
    known.map(({ case_id }) => case_id),
  )
  await countCases(tx, setup, [...changed.values()], now)
  return wanted.map(({ caseId }, at) => {
    const result = checked[at] ?? accept(null)
    return result.ok && !cases.has(caseId) ? refuse({ code: 'cases.not-found' }) : result
  })
}

/** Of a case that stands there twice, the last word counts. */
async function checkAgreements(
  tx: Transaction,
  { engine }: ClockSetup,
  wanted: readonly ClockAgreement[],
  now: Instant,
) {
  const calendars = await engine.calendars(tx)
  const checked = wanted.map(({ calendar, targets }): Result<null, AgreementRefusal> => {
    const used = calendars.get(calendar)
    if (used === undefined) return refuse({ code: 'calendars.not-found' })
    const [counted] = clockDues({ calendar: used.calendar, targets }, [[{ at: now, type: 'created' }]], now)
    if (counted === undefined || counted.ok) return accept(null)
    if (counted.refusal.code !== 'clocks.target-wrong') throw new Error(`expected dues, got ${counted.refusal.code}`)
    return refuse(counted.refusal)
  })
  const rows = new Map(
    wanted
      .filter((_, at) => checked[at]?.ok)
      .map(({ caseId, calendar, targets, warnPercent }) => [
        caseId,
        {
          case_id: caseId,
          calendar,
          edition: calendars.get(calendar)?.edition ?? 0,
          targets: JSON.stringify(targets),
          warn_percent: warnPercent,
        },
      ]),
  )
  return { checked, rows: [...rows.values()] }
}
