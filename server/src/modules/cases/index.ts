export { projectCases } from './case.projection.ts'
export { takeUpAll } from './take-up-all.ts'
export { takeUpRequestsOf } from './take-up-requests.ts'
