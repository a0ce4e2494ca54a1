import { routes } from '@aftersale/contract'
import type { Job, JobHandlers } from '../../engine/index.ts'
import { commandTask, variableOf } from '../commands/index.ts'
import { cancelReturns, loseReturns } from './change-returns.ts'
import { claimUnitsTask } from './claim-units.tasks.ts'
import { decideReturns } from './decide-returns.ts'
import { receiveReturns } from './receive-returns.ts'
import { releaseUnitsTask } from './release-units.tasks.ts'
import { requestReturns } from './request-returns.ts'

/**
 * Work that flows ask of returns. Flows about a return request claim and release its units; what the others read is an item
 * of the route of the same command.
 *
 * `returns.request` reads `wantedReturn` and brings `goodsReturn` (id, number, lines). `returns.cancel` and `returns.lose`
 * are about all that is awaited of `goodsReturn`. `returns.clear` cancels that too, where there is a return and anything of it is
 * awaited, and brings `returnCleared`, whether there was: for the end of flows that a person settled. `returns.receive` reads `receipt`, `returns.decide` reads
 * `returnDecisions`; all these bring how it stands then as `goodsReturn`, and `returns.decide` the goods that the warehouse
 * moves as `movements`.
 */
export const returnTasks: JobHandlers = {
  'returns.claim-units': claimUnitsTask,
  'returns.release-units': releaseUnitsTask,
  'returns.request': commandTask({
    body: routes.openReturns.body,
    asked: (job) => variableOf(job, 'wantedReturn'),
    run: requestReturns,
    makes: 'return',
    brings: (goodsReturn) => ({ goodsReturn }),
  }),
  'returns.cancel': commandTask({
    body: routes.cancelReturns.body,
    asked: itsReturn,
    run: cancelReturns,
    brings: (goodsReturn) => ({ goodsReturn }),
  }),
  'returns.clear': commandTask({
    body: routes.cancelReturns.body,
    asked: (job) => (itsReturn(job).return === undefined ? undefined : itsReturn(job)),
    run: cancelReturns,
    brings: (goodsReturn) => ({ goodsReturn, returnCleared: true }),
    nothing: { because: ['returns.nothing-awaited'], brings: { returnCleared: false } },
  }),
  'returns.lose': commandTask({
    body: routes.loseReturns.body,
    asked: itsReturn,
    run: loseReturns,
    brings: (goodsReturn) => ({ goodsReturn }),
  }),
  'returns.receive': commandTask({
    body: routes.receiveReturns.body,
    asked: (job) => variableOf(job, 'receipt'),
    run: receiveReturns,
    brings: (goodsReturn) => ({ goodsReturn }),
  }),
  'returns.decide': commandTask({
    body: routes.decideReturns.body,
    asked: (job) => variableOf(job, 'returnDecisions'),
    run: decideReturns,
    brings: ({ movements, ...goodsReturn }) => ({ goodsReturn, movements }),
  }),
}

function itsReturn(job: Job) {
  const known = variableOf(job, 'goodsReturn') as { readonly id?: unknown } | null
  return { return: known?.id }
}
