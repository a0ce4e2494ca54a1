import type { SerialUnit, UnitState } from './unit.ts'

/** How a unit stands after a command. */
export interface Standing {
  readonly id: string
  readonly product: string
  readonly serial: string
  readonly state: UnitState
  readonly version: number
}

export function standingOf(unit: SerialUnit | undefined): Standing {
  if (unit === undefined) throw new Error('expected the unit that a command changed, found none')
  const { id, product, serial, state, version } = unit
  return { id, product, serial, state, version }
}
