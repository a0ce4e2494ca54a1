import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import type { Sentence } from '../../platform/trouble.ts'
import type { CallStatus } from './call.store.ts'
import type { Facts, Port } from './port.ts'

/** A call as the owner of its subject shows it. */
interface CallAbout {
  readonly id: string
  readonly provider: string
  readonly status: CallStatus
  readonly payload: Facts
  readonly failure: Sentence | null
  readonly askedAt: Instant
}

/** The last calls about a subject, the newest first. */
export async function callsAbout(
  database: Database,
  port: Port,
  subjectId: string,
  limit: number,
): Promise<readonly CallAbout[]> {
  const rows = await database
    .selectFrom('provider_call')
    .select(['id', 'provider', 'status', 'payload', 'failure', 'asked_at'])
    .where('subject_id', '=', subjectId)
    .where('port', '=', port)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ asked_at, status, payload, failure, ...call }) => ({
    ...call,
    status: status as CallStatus,
    payload: payload as Facts,
    failure: failure as Sentence | null,
    askedAt: asked_at,
  }))
}
