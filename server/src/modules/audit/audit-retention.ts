import { addHours, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { Trouble } from '../../platform/trouble.ts'

/** 网络安全法, art. 21 (3): logs are kept for six months at least. */
const LEAST_DAYS = 184
const BATCH = 5_000
/** Milliseconds between two looks. */
const EVERY = 3_600_000

/**
 * A loop that removes entries of the audit that are older than `AFTERSALE_AUDIT_DAYS`. Where that is not set, all stay.
 * Throws `Trouble` where it is less than the law allows or no number.
 */
export function auditRetention(
  database: Database,
  env: NodeJS.ProcessEnv,
  clock: Clock,
): { readonly topic: string; readonly every: number; readonly round: () => Promise<number> } {
  const given = env['AFTERSALE_AUDIT_DAYS']
  const days = given === undefined || given === '' ? null : Number(given)
  if (days !== null && !(Number.isSafeInteger(days) && days >= LEAST_DAYS && days <= 36_500)) {
    throw new Trouble('audit.days-wrong', {
      en: `AFTERSALE_AUDIT_DAYS is a number of days from ${LEAST_DAYS} to 36500, not ${given}.`,
      'zh-CN': `AFTERSALE_AUDIT_DAYS 应为 ${LEAST_DAYS} 至 36500 之间的天数，而不是 ${given}。`,
    })
  }
  const round = async () => {
    if (days === null) return 0
    const before = isoOf(addHours(clock.now(), -24 * days))
    return await database.transaction().execute(async (tx) => {
      await sql`select set_config('aftersale.audit_retention', 'on', true)`.execute(tx)
      const { numAffectedRows } = await sql`
        delete from audit_entry where id in (
          select id from audit_entry where at < ${before}::timestamptz order by at limit ${BATCH} for update skip locked
        )`.execute(tx)
      return Number(numAffectedRows ?? 0n)
    })
  }
  return { topic: 'audit', every: EVERY, round }
}
