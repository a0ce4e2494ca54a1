export { exchangeRoutes } from './exchanges.routes.ts'
