export { printRoutes } from './prints.routes.ts'
