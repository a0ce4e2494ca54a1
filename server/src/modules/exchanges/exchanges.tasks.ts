import { routes } from '@aftersale/contract'
import type { JobHandlers } from '../../engine/index.ts'
import { commandTask, variableOf } from '../commands/index.ts'
import { cancelExchanges } from './cancel-exchanges.ts'
import { openExchanges } from './open-exchanges.ts'

/**
 * Work that flows ask of exchanges. `exchanges.open` reads `exchangeTerms`, an item of the route that opens exchanges, and
 * brings `exchange` (id, number, difference, …). `exchanges.cancel` is about that `exchange`, and brings `owed`, what its
 * order owes the customer then, in minor units.
 */
export const exchangeTasks: JobHandlers = {
  'exchanges.open': commandTask({
    body: routes.openExchanges.body,
    asked: (job) => variableOf(job, 'exchangeTerms'),
    run: openExchanges,
    brings: (exchange) => ({ exchange }),
  }),
  'exchanges.cancel': commandTask({
    body: routes.cancelExchanges.body,
    asked: (job) => ({ exchange: (variableOf(job, 'exchange') as { readonly id?: unknown } | null)?.id }),
    run: cancelExchanges,
    brings: ({ owed }) => ({ owed }),
  }),
}
