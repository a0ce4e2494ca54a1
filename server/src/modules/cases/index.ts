export { projectCases } from './case.projection.ts'
export { readCase } from './case.view.ts'
export { listCases } from './list-cases.view.ts'
export { takeUpAll } from './take-up-all.ts'
