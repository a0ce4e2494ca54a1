import type { BodyOf, routes } from '@aftersale/contract'
import type { Transaction } from '../../../platform/database.ts'

type Item = Omit<BodyOf<typeof routes.openCases>['items'][number], 'key'>

/** What a case of the same kind about the same thing would be opened with; null of one that has no type. */
export async function openedAs(tx: Transaction, caseId: string): Promise<Item | null> {
  const row = await tx
    .selectFrom('service_case')
    .select(['kind', 'type_version', 'source', 'channel', 'customer', 'order_number', 'product', 'title', 'fields'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (row.type_version === null) return null
  const { channel, customer, order_number: order, product, title } = row
  return {
    type: row.kind,
    source: row.source,
    fields: row.fields as Item['fields'],
    ...(channel !== null && { channel }),
    ...(customer !== null && { customer }),
    ...(order !== null && { order }),
    ...(product !== null && { product }),
    ...(title !== null && { title }),
  }
}
