import type { Engine } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Places } from '../attachments/index.ts'
import type { Provider } from '../providers/index.ts'

/** What the portal is made of. */
export interface PortalParts extends Places {
  readonly database: Database
  readonly engine: Engine
  readonly zone: string
  /** What sessions, codes and attempts go by, which may be another clock than that of the business. */
  readonly clock: Clock
  /** Whether people reach us by HTTPS: then cookies are given to HTTPS only. */
  readonly secure: boolean
  /** One that knows parcels tells what becomes of those that customers send; without one, people do. */
  readonly providers: readonly Provider[]
  readonly arrivals: FileStore
}
