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

/** The open calls about some subjects, locked. */
export interface HeldCalls {
  /** The subjects whose call is being sent at this moment: those the owner must leave alone. */
  readonly busy: ReadonlySet<string>
  /** Ends the others' calls, without telling the owner again. */
  end(ends: readonly EndedElsewhere[]): Promise<void>
}

/**
 * For the owner of a port, who learned by another way how its subjects ended, and decides by what it finds. Locks calls, so
 * it comes before anything else that the owner locks.
 */
export async function holdCallsAbout(
  tx: Transaction,
  port: Port,
  subjects: readonly string[],
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<HeldCalls> {
  const open = await lockOpenCallsAbout(tx, port, [...new Set(subjects)])
  const busy = new Set(open.flatMap((call) => (isBeingSent(call, now) ? [call.subject_id] : [])))
  return {
    busy,
    end: async (ends) => {
      const about = new Map(ends.map((end) => [end.subjectId, end]))
      const said = open.flatMap((call) => {
        const end = about.get(call.subject_id)
        return end === undefined || busy.has(call.subject_id) ? [] : [saidByHand(call, end, by)]
      })
      await takeAnswers(tx, said, { settlers: {}, patience: PATIENCE, now })
    },
  }
}

/** The same, where there is nothing to decide in between. Answers the subjects that must be left alone. */
export async function endCallsAbout(
  tx: Transaction,
  port: Port,
  ends: readonly EndedElsewhere[],
  when: { readonly by: string; readonly now: Instant },
): Promise<ReadonlySet<string>> {
  const held = await holdCallsAbout(
    tx,
    port,
    ends.map(({ subjectId }) => subjectId),
    when,
  )
  await held.end(ends)
  return held.busy
}
