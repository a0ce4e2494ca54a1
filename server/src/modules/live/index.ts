export { liveRoutes } from './live.routes.ts'
export { LiveDesk } from './live-desk.ts'
