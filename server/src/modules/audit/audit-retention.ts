import { addHours, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { Trouble } from '../../platform/trouble.ts'

/** 网络安全法, art. 21 (3): logs are kept for six months at least. */
const LEAST_DAYS = 184
const BATCH = 5_000

/**
 * Removes entries of the audit that are older than `AFTERSALE_AUDIT_DAYS`; answers how many. Where that is not set, all stay.
 * Throws `Trouble` where it is less than the law allows or no number.
 */
export function auditRetention(database: Database, env: NodeJS.ProcessEnv, now: () => Instant): () => Promise<number> {
  const given = env['AFTERSALE_AUDIT_DAYS']
  const days = given === undefined || given === '' ? null : Number(given)
  if (days !== null && !(Number.isSafeInteger(days) && days >= LEAST_DAYS && days <= 36_500)) {
    throw new Trouble('audit.days-wrong', {
      en: `AFTERSALE_AUDIT_DAYS is a number of days from ${LEAST_DAYS} to 36500, not ${given}.`,
      'zh-CN': `AFTERSALE_AUDIT_DAYS 应为 ${LEAST_DAYS} 至 36500 之间的天数，而不是 ${given}。`,
    })
  }
  return async () => {
    if (days === null) return 0
    const before = isoOf(addHours(now(), -24 * days))
    return await database.transaction().execute(async (tx) => {
      await sql`select set_config('aftersale.audit_retention', 'on', true)`.execute(tx)
      const { numAffectedRows } = await sql`
        delete from audit_entry where id in (
          select id from audit_entry where at < ${before}::timestamptz order by at limit ${BATCH} for update skip locked
        )`.execute(tx)
      return Number(numAffectedRows ?? 0n)
    })
  }
}
