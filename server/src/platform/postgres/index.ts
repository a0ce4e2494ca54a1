export { joinServer } from './membership.ts'
export { connectionTo, openSession } from './running.ts'
export { stopServer } from './server.ts'
