export { linkedRecords } from './find-records.ts'
export { linkedRoutes } from './linked.routes.ts'
