import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'

export interface ViewRow {
  readonly id: string
  readonly list: string
  readonly name: string
  readonly owner: string
  readonly owner_name: string
  readonly shared: boolean
  readonly content: unknown
  readonly changed_at: Instant
}

type Written = Pick<ViewRow, 'name' | 'shared' | 'content'> & { readonly changed_at: string }

const selected = (database: Database) =>
  database
    .selectFrom('list_view')
    .innerJoin('access_user', 'access_user.id', 'list_view.owner')
    .selectAll('list_view')
    .select('access_user.name as owner_name')

export const readViews = (database: Database, owner: string, list: string | null): Promise<ViewRow[]> =>
  selected(database)
    .where(({ or, eb }) => or([eb('owner', '=', owner), eb('shared', '=', true)]))
    .$if(list !== null, (query) => query.where('list', '=', list ?? ''))
    .orderBy('list_view.name')
    .orderBy('list_view.id')
    .execute()

export const readView = (database: Database, id: string): Promise<ViewRow | undefined> =>
  selected(database).where('list_view.id', '=', id).executeTakeFirst()

export async function ownViews(database: Database, owner: string, list: string): Promise<number> {
  const { count } = await database
    .selectFrom('list_view')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner', '=', owner)
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertRow(
  database: Database,
  { content, ...row }: Written & Pick<ViewRow, 'id' | 'list' | 'owner'>,
): Promise<void> {
  await database
    .insertInto('list_view')
    .values({ ...row, content: JSON.stringify(content) })
    .execute()
}

export async function updateRow(database: Database, id: string, { content, ...row }: Written): Promise<void> {
  await database
    .updateTable('list_view')
    .set({ ...row, content: JSON.stringify(content) })
    .where('id', '=', id)
    .execute()
}

export async function deleteRow(database: Database, id: string): Promise<void> {
  await database.deleteFrom('list_view').where('id', '=', id).execute()
}
