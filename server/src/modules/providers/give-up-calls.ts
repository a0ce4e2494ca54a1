import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import type { Sentence } from '../../platform/trouble.ts'
import { lockOpenCallsAbout } from './call.store.ts'
import { PATIENCE } from './limits.ts'
import type { Port } from './port.ts'
import { takeAnswers } from './take-answers.ts'

/**
 * Ends the open calls about a subject that nobody wants any more, those too that are just being sent: for what does no harm where
 * it comes all the same. The owner, who says so, is not told again.
 */
export async function giveUpCallsAbout(
  tx: Transaction,
  port: Port,
  subject: string,
  { words, by, now }: { readonly words: Sentence; readonly by: string; readonly now: Instant },
): Promise<void> {
  const open = await lockOpenCallsAbout(tx, port, [subject])
  const answer = { kind: 'failed', words, facts: {} } as const
  const said = open.map(({ id, fence, uncertain }) => {
    return { callId: id, via: 'person', answer, fence, wasUncertain: uncertain, by } as const
  })
  await takeAnswers(tx, said, { settlers: {}, patience: PATIENCE, now })
}

/** Whether a call is still wanted; while the transaction goes on it stays so, and whoever gives it up comes after. */
export async function holdWanted(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from provider_call where id = ${id}::uuid and ended_at is null for share`.execute(tx)
  return rows.length === 1
}
