import type { CaseSummary } from '@aftersale/contract'
import { isId } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { type CaseSight, isSeen, SEES_ALL } from './sight/case-sight.ts'

/** What other records need to know of a case that they are about. */
export interface FoundCase {
  readonly id: string
  readonly number: string
  readonly status: CaseSummary['state']
  readonly instanceId: string
}

const INSTANCE = { asked: 'uuid' } as const
const ID = { asked: 'text', id: 'uuid' } as const
const NUMBER = { asked: 'text', number: 'text' } as const

type Row = FoundCase & { readonly asked: string }

/**
 * The cases whose processes these are, or call these, as they stand within the transaction; by the id of the process. Of one
 * that has just begun only a process at the top is found: the others are not written yet.
 */
export async function casesOfInstances(
  tx: Transaction | Database,
  instanceIds: readonly string[],
): Promise<ReadonlyMap<string, FoundCase>> {
  if (instanceIds.length === 0) return new Map()
  const asked = [...new Set(instanceIds)].map((id) => ({ asked: id }))
  const { rows } = await sql<Row>`
    select given.asked, service_case.id, number, service_case.status, service_case.instance_id as "instanceId"
    from ${givenRows(INSTANCE, asked)} left join process_instance on process_instance.id = given.asked
    join service_case on service_case.instance_id = coalesce(process_instance.root_id, given.asked)`.execute(tx)
  return byAsked(rows)
}

/** Cases by their ids or their numbers, in capitals or not; by what they were asked by. Those not seen are not there. */
export async function casesNamed(
  tx: Transaction | Database,
  names: readonly string[],
  sight: CaseSight = SEES_ALL,
): Promise<ReadonlyMap<string, FoundCase>> {
  const asked = [...new Set(names)]
  const ids = asked.filter(isId).map((name) => ({ asked: name, id: name }))
  const numbers = asked.filter((name) => !isId(name)).map((name) => ({ asked: name, number: name.toUpperCase() }))
  const byId = ids.length === 0 ? [] : await selectJoined(tx, givenRows(ID, ids), 'id', sight)
  const byNumber = numbers.length === 0 ? [] : await selectJoined(tx, givenRows(NUMBER, numbers), 'number', sight)
  return byAsked([...byId, ...byNumber])
}

async function selectJoined(
  tx: Transaction | Database,
  given: RawBuilder<unknown>,
  column: string,
  sight: CaseSight,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select given.asked, service_case.id, service_case.number, status, instance_id as "instanceId"
    from ${given} join service_case using (${sql.ref(column)}) where ${isSeen(sight)}`.execute(tx)
  return rows
}

const byAsked = (rows: readonly Row[]) => new Map(rows.map(({ asked, ...found }) => [asked, found]))
