import type { Database } from '../../platform/database.ts'

/** Customers by their numbers, as forms link them: shops may share a number. */
export async function customerRecords(database: Database, numbers: readonly string[]) {
  if (numbers.length === 0) return []
  const rows = await database
    .selectFrom('customer')
    .select(['number', 'source', 'name', 'phones', 'mails'])
    .where('number', 'in', [...numbers])
    .orderBy('id')
    .execute()
  return rows.map(({ number, source, name, phones, mails }) => {
    return { number, source, name, phone: phones[0] ?? null, mail: mails[0] ?? null }
  })
}
