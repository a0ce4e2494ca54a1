import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { UnitName } from './unit-session.ts'

/** How callers name a unit. */
export interface NamedUnit {
  readonly unit?: string | undefined
  readonly product?: string | undefined
  readonly serial?: string | undefined
}

/** The unit that is meant: by its id, or by product and serial number, one of the two. */
export function nameUnit({ unit, product, serial }: NamedUnit): Result<UnitName, KnownRefusal<'units.unnamed'>> {
  if (unit !== undefined && serial === undefined) return accept({ id: unit })
  if (unit === undefined && product !== undefined && serial !== undefined) return accept({ product, serial })
  return refuse({ code: 'units.unnamed' })
}
