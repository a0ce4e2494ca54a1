export type { UnitClaim } from './claim-units.ts'
export { type HoldRequest, holdUnits, releaseUnits } from './hold-units.ts'
export { insertNewLines, knownContents } from './order-line.store.ts'
export type { NewOrderLine } from './order-line.ts'
