import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'

/** Writes a case that no flow runs for, for what hangs on cases; answers its id. */
export async function plainCase(database: Database, now: Instant, source = 'shop'): Promise<string> {
  const type = { key: 'plain', version: 1, digest: 'plain', document: '{}', deployed_at: isoOf(now) }
  await database
    .insertInto('case_type')
    .values(type)
    .onConflict((at) => at.doNothing())
    .execute()
  const id = newId(now)
  const row = { id, number: `T-${id}`, source, kind: 'plain', type_version: 1, instance_id: newId(now) }
  await database
    .insertInto('service_case')
    .values({ ...row, status: 'waiting', opened_at: isoOf(now) })
    .execute()
  return id
}
