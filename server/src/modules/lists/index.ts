export { type AskList, listRoutes } from './lists.routes.ts'
