import { routes } from '@aftersale/contract'
import type { JobHandlers } from '../../engine/index.ts'
import { commandTask, variableOf } from '../commands/index.ts'
import { approveRefundTask } from './approve-refund.tasks.ts'
import { issueRefunds } from './issue-refunds.ts'

/**
 * Work that flows ask of refunds. `refunds.issue` reads `refundTerms`, an item of the route that issues refunds, and brings
 * `issuedRefund` (id, number, currency, amount, parts). `refunds.approve` is for flows about a return request.
 */
export const refundTasks: JobHandlers = {
  'refunds.approve': approveRefundTask,
  'refunds.issue': commandTask({
    body: routes.issueRefunds.body,
    asked: (job) => variableOf(job, 'refundTerms'),
    run: issueRefunds,
    makes: 'refund',
    brings: (issuedRefund) => ({ issuedRefund }),
  }),
}
