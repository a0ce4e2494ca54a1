import type { WarrantyUnit } from '@aftersale/commerce'
import type { Database, Transaction } from '../../platform/database.ts'
import { findLines, warrantiesOfLines, warrantiesOfUnits } from '../units/index.ts'
import type { Repair } from './repair.ts'

/** What the warranties of goods in repair are reckoned with, by repair: of the unit, or else of the order line. */
export async function warrantiesOfRepairs(
  database: Database | Transaction,
  repairs: readonly Pick<Repair, 'id' | 'unitId' | 'orderId' | 'orderLineId'>[],
  zone: string,
): Promise<Map<string, WarrantyUnit>> {
  const ofUnits = await warrantiesOfUnits(
    database,
    repairs.flatMap(({ unitId }) => unitId ?? []),
    zone,
  )
  const lines = await findLines(
    database,
    repairs.flatMap(({ unitId, orderId, orderLineId }) => {
      return unitId === null && orderId !== null && orderLineId !== null ? [{ orderId, line: orderLineId }] : []
    }),
  )
  const ofLines = await warrantiesOfLines(
    database,
    lines.flatMap((line) => line ?? []),
    zone,
  )
  return new Map(
    repairs.flatMap(({ id, unitId, orderLineId }) => {
      const held = unitId === null ? ofLines.get(orderLineId ?? '') : ofUnits.get(unitId)
      return held === undefined ? [] : [[id, held] as const]
    }),
  )
}
