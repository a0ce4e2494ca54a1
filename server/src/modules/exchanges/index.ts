export { exchangeRoutes } from './exchanges.routes.ts'
export { exchangeTasks } from './exchanges.tasks.ts'
