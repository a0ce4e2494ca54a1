import type { OutcomeListener } from '../../engine/index.ts'
import { openCasesOf } from './clock.store.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

/** Stops the clocks of cases whose flows have ended, in the transaction in which they end. */
export const stopClocks =
  (setup: ClockSetup): OutcomeListener =>
  async (tx, outcomes, now) => {
    const ended = outcomes.filter(({ status }) => status === 'completed' || status === 'terminated')
    const cases = await openCasesOf(
      tx,
      ended.map(({ instanceId }) => instanceId),
    )
    const news = cases.map((caseId) => ({ caseId, type: 'solved' as const, at: now, cause: 'ended', by: 'aftersale' }))
    if (news.length > 0) await tellClocks(tx, setup, news, now)
  }
