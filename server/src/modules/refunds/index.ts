export { approveRefundTask } from './approve-refund.tasks.ts'
export { refundRoutes } from './refunds.routes.ts'
export { settleRefundParts } from './report-parts.ts'
