export { repairRoutes } from './repairs.routes.ts'
export { repairTasks } from './repairs.tasks.ts'
