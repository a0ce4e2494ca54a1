import type { FieldValue, FieldValues } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'

/** A case of which something is withheld. */
export interface LimitedCase {
  /** What it was asked by: the id of the case, or of an instance of its flow. */
  readonly asked: string
  readonly id: string
  readonly kind: string
  readonly instanceId: string
  readonly fields: FieldValues
}

const ASKED = { asked: 'uuid' } as const

/** The cases of these types that these ids, of cases or of instances of their flows, are of. */
export async function limitedCases(
  database: Database | Transaction,
  by: 'case' | 'instance',
  ids: readonly string[],
  kinds: readonly string[],
): Promise<LimitedCase[]> {
  if (ids.length === 0 || kinds.length === 0) return []
  const asked = [...new Set(ids)].map((id) => ({ asked: id }))
  const source =
    by === 'case'
      ? sql`${givenRows(ASKED, asked)} join service_case on service_case.id = given.asked`
      : sql`${givenRows(ASKED, asked)} left join process_instance on process_instance.id = given.asked
          join service_case on service_case.instance_id = coalesce(process_instance.root_id, given.asked)`
  const { rows } = await sql<LimitedCase>`
    select given.asked, service_case.id, service_case.kind, service_case.instance_id as "instanceId", service_case.fields
    from ${source} where service_case.type_version is not null and service_case.kind = any(${[...kinds]}::text[])`.execute(
    database,
  )
  return rows
}

/** What fields of cases held before they were changed: by case, each with the name of the field. */
export async function earlierValues(
  database: Database | Transaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly name: string; readonly value: FieldValue }[]>> {
  const { rows } = await sql<{ id: string; name: string; value: FieldValue }>`
    select case_id as id, change ->> 'name' as name, change -> 'from' as value
    from case_change cross join jsonb_array_elements(changes) as change
    where case_id = any(${[...new Set(caseIds)]}::uuid[]) and change ->> 'what' = 'field'`.execute(database)
  return Map.groupBy(rows, ({ id }) => id)
}
