import { routes } from '@aftersale/contract'
import type { Job, JobHandlers } from '../../engine/index.ts'
import { commandTask, variableOf } from '../commands/index.ts'
import { cancelExchanges } from './cancel-exchanges.ts'
import { openExchanges } from './open-exchanges.ts'

/**
 * Work that flows ask of exchanges. `exchanges.open` reads `exchangeTerms`, an item of the route that opens exchanges, and
 * brings `exchange` (id, number, difference, …). `exchanges.cancel` is about that `exchange`, and brings `owed`, what its
 * order owes the customer then, in minor units. `exchanges.clear` cancels it too, where there is one of which nothing was shipped or
 * paid back and that nobody cancelled, and brings `exchangeCleared`, whether there was: for the end of flows that a person settled.
 */
export const exchangeTasks: JobHandlers = {
  'exchanges.open': commandTask({
    body: routes.openExchanges.body,
    asked: (job) => variableOf(job, 'exchangeTerms'),
    run: openExchanges,
    makes: 'exchange',
    brings: (exchange) => ({ exchange }),
  }),
  'exchanges.cancel': commandTask({
    body: routes.cancelExchanges.body,
    asked: itsExchange,
    run: cancelExchanges,
    brings: ({ owed }) => ({ owed }),
  }),
  'exchanges.clear': commandTask({
    body: routes.cancelExchanges.body,
    asked: (job) => (itsExchange(job).exchange === undefined ? undefined : itsExchange(job)),
    run: cancelExchanges,
    brings: ({ owed }) => ({ owed, exchangeCleared: true }),
    nothing: {
      because: ['exchanges.already-cancelled', 'exchanges.shipped', 'exchanges.money-gone-back'],
      brings: { exchangeCleared: false },
    },
  }),
}

function itsExchange(job: Job) {
  return { exchange: (variableOf(job, 'exchange') as { readonly id?: unknown } | null)?.id }
}
