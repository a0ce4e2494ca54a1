export { claimUnitsTask } from './claim-units.tasks.ts'
export { releaseUnitsTask } from './release-units.tasks.ts'
export { insertNewRequests, knownRequestContents, lockWaitingRequests, takeUpRequests } from './return-request.store.ts'
export type { NewReturnRequest, ReturnRequest } from './return-request.ts'
