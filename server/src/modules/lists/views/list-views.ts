import type { Answer, AnswerOf, BodyOf, Caller, routes } from '@aftersale/contract'
import { accept, type Instant, isId, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { deleteRow, insertRow, ownViews, readView, readViews, updateRow, type ViewRow } from './list-view.store.ts'

type Shown = AnswerOf<typeof routes.saveListView>

/** More would be a list that wants a list. */
const MOST = 100

/** The views that somebody has, and those that are shared; by name. */
export async function listViews(
  database: Database,
  caller: Caller,
  list: string | undefined,
): Answer<typeof routes.listListViews> {
  const rows = await readViews(database, caller.userId, list ?? null)
  return accept({ items: rows.map((row) => shown(row, caller)) })
}

export async function saveView(
  database: Database,
  caller: Caller,
  { list, name, shared, content }: BodyOf<typeof routes.saveListView>,
  now: Instant,
): Answer<typeof routes.saveListView> {
  if ((await ownViews(database, caller.userId, list)) >= MOST)
    return refuse({ code: 'lists.too-many-views', most: MOST })
  const row = { id: newId(now), list, name, shared, content, changed_at: isoOf(now) }
  await insertRow(database, { ...row, owner: caller.userId })
  return accept(shown({ ...row, changed_at: now, owner: caller.userId, owner_name: caller.name }, caller))
}

export async function changeView(
  database: Database,
  caller: Caller,
  id: string,
  { name, shared, content }: BodyOf<typeof routes.changeListView>,
  now: Instant,
): Answer<typeof routes.changeListView> {
  const known = await changeable(database, caller, id)
  if (!known.ok) return known
  await updateRow(database, id, { name, shared, content, changed_at: isoOf(now) })
  return accept(shown({ ...known.value, name, shared, content, changed_at: now }, caller))
}

export async function deleteView(database: Database, caller: Caller, id: string): Answer<typeof routes.deleteListView> {
  const known = await changeable(database, caller, id)
  if (!known.ok) return known
  await deleteRow(database, id)
  return accept(undefined)
}

/** A view that is not shared is nobody's business but its owner's, and not there for anybody else. */
async function changeable(
  database: Database,
  caller: Caller,
  id: string,
): Promise<Result<ViewRow, { code: 'lists.view-not-found' } | { code: 'lists.view-not-yours' }>> {
  const row = isId(id) ? await readView(database, id) : undefined
  if (row === undefined || (row.owner !== caller.userId && !row.shared)) return refuse({ code: 'lists.view-not-found' })
  return mayChange(row, caller) ? accept(row) : refuse({ code: 'lists.view-not-yours' })
}

const mayChange = ({ owner }: Pick<ViewRow, 'owner'>, { userId, role }: Caller) =>
  owner === userId || role === 'administrator'

const shown = (row: ViewRow, caller: Caller): Shown => ({
  id: row.id,
  list: row.list as Shown['list'],
  name: row.name,
  shared: row.shared,
  content: row.content as Shown['content'],
  owner: row.owner_name,
  mine: mayChange(row, caller),
  changedAt: row.changed_at,
})
