export { customerRecords } from './customer-records.view.ts'
export { customerRoutes } from './customers.routes.ts'
