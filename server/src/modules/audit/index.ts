export { auditRoutes } from './audit.routes.ts'
export { auditRetention } from './audit-retention.ts'
export { recordExport, recordRefusedSignIn } from './record.store.ts'
