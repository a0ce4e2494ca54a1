import type { Database, Transaction } from '../../../platform/database.ts'
import { newestTypes } from '../../cases/index.ts'
import type { OfferedType } from './offers.ts'

/** The types that consumers see, in their newest versions, in the order in which they are offered. */
export async function offeredTypes(database: Database | Transaction): Promise<OfferedType[]> {
  const types = [...(await newestTypes(database)).values()]
  const offered = types.flatMap(({ key, document }) => {
    const { portal } = document
    return portal === undefined ? [] : [{ key, document, portal }]
  })
  return offered.sort((a, b) => a.portal.position - b.portal.position)
}
