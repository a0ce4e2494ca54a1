import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { newestTypes } from '../../cases/index.ts'
import type { OfferedType, SeenType } from './offers.ts'

/** The types that consumers see, in their newest versions, in the order in which they are offered; figures not yet asked. */
export async function seenTypes(database: Database | Transaction): Promise<SeenType[]> {
  const types = [...(await newestTypes(database)).values()]
  const offered = types.flatMap(({ key, document }) => {
    const { portal } = document
    return portal === undefined ? [] : [{ key, document, portal }]
  })
  return offered.sort((a, b) => a.portal.position - b.portal.position)
}

/** The same with the figures that their offers name, as the rules in force have them. */
export async function offeredTypes(
  database: Database | Transaction,
  engine: Engine,
  now: Instant,
): Promise<OfferedType[]> {
  const types = await seenTypes(database)
  const named = new Set(types.flatMap(({ portal }) => Object.values(portal.figures)))
  const values = await engine.figures(database, named, now)
  return types.map((type) => ({
    ...type,
    figures: Object.fromEntries(
      Object.entries(type.portal.figures).map(([name, decision]) => [name, values.get(decision) ?? null]),
    ),
  }))
}
