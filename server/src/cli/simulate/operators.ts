import type { Instant } from '@aftersale/kernel'
import { HOUR } from './hours.ts'
import { askMany, type World } from './world.ts'

interface Operators {
  /** IT looks at what stands still, and finance at what a provider did not do. */
  round(now: Instant): Promise<void>
}

/** Whoever keeps the program running has seen it by then. */
const NOTICED_AFTER = 4 * HOUR
/** Finance makes transfers once a day, so many each time somebody looks. */
const PAID_AFTER = 24 * HOUR
const PAID_AT_ONCE = 40

export function openOperators(world: World): Operators {
  const { admin } = world
  return {
    round: async (now) => {
      const incidents = await world.ask('listIncidents', () => admin.listIncidents({ query: { limit: 200 } }))
      for (const { id, openedAt, code } of incidents?.items ?? []) {
        // A flow that cannot decide stops again, until its owner has mended it.
        if (code === 'process.condition-undecided') continue
        if (now - openedAt < NOTICED_AFTER || !world.chance(`mends ${id} ${Math.floor(now / HOUR)}`).chance(0.4))
          continue
        const retried = await world.ask('retryIncident', () => admin.retryIncident({ params: { id }, body: {} }))
        if (retried !== null) world.tally.did('incidents retried')
      }
      const stuck = await world.ask('retryStuckProviderCalls', () => admin.retryStuckProviderCalls({ body: {} }))
      if (stuck !== null && stuck.retried > 0) world.tally.did('provider calls sent again', stuck.retried)
      const manual = await world.ask('listProviderCalls', () =>
        admin.listProviderCalls({ query: { status: 'manual', limit: 200 } }),
      )
      const settled = (manual?.items ?? []).map(({ id }) => {
        return {
          key: `by hand ${id}`,
          id,
          outcome: 'done' as const,
          reference: `RG${id.slice(-8)}`,
          reason: '人工处理',
        }
      })
      await askMany(world, 'provider calls done by hand', settled, (items) =>
        admin.settleProviderCalls({ body: { items } }),
      )
      const byHand = await world.ask('listRefundParts', () =>
        admin.listRefundParts({ query: { status: 'pending', provider: 'outside', limit: PAID_AT_ONCE } }),
      )
      const paid = (byHand?.items ?? [])
        .filter(({ askedAt }) => now - askedAt >= PAID_AFTER)
        .map(({ id }) => ({ key: `paid ${id}`, part: id, outcome: 'settled' as const }))
      await askMany(world, 'refunds paid out by hand', paid, (items) => admin.reportRefundParts({ body: { items } }))
      const failed = await world.ask('listRefundParts', () =>
        admin.listRefundParts({ query: { status: 'failed', limit: 200 } }),
      )
      const again = (failed?.items ?? []).map(({ id }) => ({
        key: `again ${id} ${Math.floor(now / (24 * HOUR))}`,
        part: id,
      }))
      await askMany(world, 'refunds tried again', again, (items) => admin.retryRefundParts({ body: { items } }))
    },
  }
}
