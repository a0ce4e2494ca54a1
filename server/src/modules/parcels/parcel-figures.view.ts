import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** How many parcels are on their way, met with something, and on their way without news since an instant. */
export async function parcelFigures(
  database: Database,
  quietSince: Instant,
): Promise<{ underWay: number; exceptions: number; quiet: number }> {
  const { rows } = await sql<{ underWay: number; exceptions: number; quiet: number }>`
    select count(*) filter (where status = 'in-transit')::integer as "underWay",
      count(*) filter (where status = 'exception')::integer as exceptions,
      count(*) filter (where lost_at is null
        and coalesce(status_at, registered_at) < ${isoOf(quietSince)}::timestamptz)::integer as quiet
    from parcel where status <> 'delivered'`.execute(database)
  return rows[0] ?? { underWay: 0, exceptions: 0, quiet: 0 }
}
