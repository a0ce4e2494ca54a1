import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { lockOpenCallsAbout } from './call.store.ts'
import { PATIENCE } from './limits.ts'
import { isBeingSent, saidByHand } from './mend-calls.ts'
import type { Port } from './port.ts'
import { takeAnswers } from './take-answers.ts'

interface EndedElsewhere {
  readonly subjectId: string
  readonly outcome: 'done' | 'failed'
  readonly reference?: string | undefined
  readonly reason?: string | undefined
}

/**
 * For the owner of a port, who learned by another way how its subjects ended: ends their open calls without telling the
 * owner again. Answers the subjects whose call is being sent at this moment: those the owner must leave alone. Locks calls,
 * so it comes before anything else that the owner locks.
 */
export async function endCallsAbout(
  tx: Transaction,
  port: Port,
  ends: readonly EndedElsewhere[],
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<ReadonlySet<string>> {
  const about = new Map(ends.map((end) => [end.subjectId, end]))
  const open = await lockOpenCallsAbout(tx, port, [...about.keys()])
  const busy = new Set(open.flatMap((call) => (isBeingSent(call, now) ? [call.subject_id] : [])))
  const said = open.flatMap((call) => {
    const end = about.get(call.subject_id)
    return end === undefined || busy.has(call.subject_id) ? [] : [saidByHand(call, end, by)]
  })
  await takeAnswers(tx, said, { settlers: {}, patience: PATIENCE, now })
  return busy
}
