import type { Job } from '../../engine/index.ts'

/** The return request that an instance is about: `request.id` in its variables. */
export function requestIdOf(job: Job): string {
  const request = job.variables['request']
  const id = typeof request === 'object' && request !== null && 'id' in request ? request.id : null
  if (typeof id !== 'string')
    throw new Error(`expected request.id in the variables of ${job.instanceId}, got ${String(id)}`)
  return id
}
