export { approveRefundTask } from './approve-refund.tasks.ts'
