export { invoiceRoutes } from './invoices.routes.ts'
export { settleInvoices } from './report-invoices.ts'
