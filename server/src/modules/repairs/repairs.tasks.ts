import { routes } from '@aftersale/contract'
import type { Job, JobHandlers } from '../../engine/index.ts'
import { commandTask, variableOf } from '../commands/index.ts'
import { openRepairs } from './open-repairs.ts'
import { quoteRepairs } from './quote-repairs.ts'
import { stepRepairs } from './step-repairs.ts'

/**
 * Work that flows ask of repairs. All bring `repair` (id, number, stage, what is possible then), and all but the first are
 * about that `repair`.
 *
 * `repairs.open` reads `repairTerms`, an item of the route that opens repairs. `repairs.quote` reads `quoteTerms` (`items`,
 * `priceList`), and brings `repairQuote`: what the customer pays and what the warranty bears, in minor units. `repairs.step`
 * takes the step that its header `action` names, with what the variable `stepTerms` says of it (`cause`, `diagnosis`,
 * `results`, `note`, `onAccount`), where there is one. `repairs.clear` cancels a repair whose goods have not come and that nobody changed since, and
 * brings `repairCleared`, whether there was one: for the end of flows that a person settled.
 */
export const repairTasks = (zone: string): JobHandlers => ({
  'repairs.open': commandTask({
    body: routes.openRepairs.body,
    asked: (job) => variableOf(job, 'repairTerms'),
    run: (tx, items, when) => openRepairs(tx, items, { ...when, zone }),
    makes: 'repair',
    brings: (repair) => ({ repair }),
  }),
  'repairs.quote': commandTask({
    body: routes.quoteRepairs.body,
    asked: (job) => aboutRepair(job, 'quoteTerms'),
    run: (tx, items, when) => quoteRepairs(tx, items, { ...when, zone }),
    brings: ({ quote, ...repair }) => {
      const { number, currency, pay, warrantyCost, price, explanation } = quote
      return { repair, repairQuote: { number, currency, pay, warrantyCost, price, explanation } }
    },
  }),
  'repairs.step': commandTask({
    body: routes.stepRepairs.body,
    asked: (job) => ({ ...aboutRepair(job, 'stepTerms'), action: job.headers['action'] }),
    run: (tx, items, when) => stepRepairs(tx, items, { ...when, zone }),
    brings: (repair) => ({ repair }),
  }),
  'repairs.clear': commandTask({
    body: routes.stepRepairs.body,
    asked: notBegun,
    run: (tx, items, when) => stepRepairs(tx, items, { ...when, zone }),
    brings: (repair) => ({ repair, repairCleared: true }),
    nothing: { because: ['repairs.not-now', 'repairs.stale'], brings: { repairCleared: false } },
  }),
})

/** To cancel the flow's repair, as long as the goods have not come; undefined where they have, or there is no repair. */
function notBegun(job: Job): object | undefined {
  const repair = variableOf(job, 'repair') as { id?: unknown; stage?: unknown; version?: unknown } | null
  return repair?.stage === 'requested' ? { repair: repair.id, version: repair.version, action: 'cancel' } : undefined
}

/** What a variable says, of the flow's repair. */
function aboutRepair(job: Job, name: string): object {
  const said = variableOf(job, name)
  const repair = (variableOf(job, 'repair') as { readonly id?: unknown } | null)?.id
  return { ...(typeof said === 'object' ? said : { [name]: said }), repair }
}
