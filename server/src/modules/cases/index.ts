export { projectCases } from './case.projection.ts'
export { takeUpRequestsOf } from './take-up-requests.ts'
