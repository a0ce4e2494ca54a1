export { TaskActions } from './task-actions.tsx'
export { taskQuery } from './task-query.ts'
export { TaskStanding } from './task-standing.tsx'
export { useOfferWithdraw } from './use-offer-withdraw.tsx'
