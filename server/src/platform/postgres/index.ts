export type { ClusterOptions } from './cluster.ts'
export { joinServer, type Membership } from './membership.ts'
export { connectionTo, openSession } from './running.ts'
export { stopServer } from './server.ts'
