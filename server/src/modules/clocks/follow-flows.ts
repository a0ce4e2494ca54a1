import type { Outcome, OutcomeListener } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { type FollowedCase, openCasesOf } from './clock.store.ts'
import type { ClockNews } from './clock-terms.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

const BY = 'aftersale'

/**
 * Keeps clocks in step with the flows of their cases, in the transaction in which a flow moves: they stand still while it is
 * at an element at which somebody else is awaited, as was agreed, and stop when it ends. A pause that somebody told of is
 * ended by nobody but them.
 */
export const followFlows =
  (setup: ClockSetup): OutcomeListener =>
  async (tx, outcomes, now) => {
    const cases = await openCasesOf(
      tx,
      outcomes.map(({ instanceId }) => instanceId),
    )
    const news = outcomes.flatMap((outcome): ClockNews[] => {
      const followed = cases.get(outcome.instanceId)
      const type = followed === undefined ? null : newsOf(outcome, followed)
      if (followed === undefined || type === null) return []
      const cause = type === 'solved' ? 'ended' : `${FLOW}${newId(now)}`
      return [{ caseId: followed.caseId, type, at: now, cause, by: BY }]
    })
    if (news.length > 0) await tellClocks(tx, setup, news, now)
  }

/** What causes begin with that are pauses by the flow itself, and their ends. */
const FLOW = 'flow '

function newsOf({ status, at }: Outcome, { awaiting, lastPause }: FollowedCase): ClockNews['type'] | null {
  if (status === 'completed' || status === 'terminated') return 'solved'
  const isAwaiting = at.some((element) => awaiting.includes(element))
  const isPaused = lastPause?.type === 'paused'
  if (isAwaiting) return isPaused ? null : 'paused'
  return isPaused && lastPause.cause.startsWith(FLOW) ? 'resumed' : null
}
