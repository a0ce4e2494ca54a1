import { readCursor, writeCursor } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'

interface Asked {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Where a list by ids goes on; null: from its beginning. */
export function afterId({ cursor }: Pick<Asked, 'cursor'>): Result<string | null, { code: 'paging.cursor-wrong' }> {
  if (cursor === undefined) return accept(null)
  const read = readCursor(cursor, ['id'])
  return read.ok ? accept(read.value[0]) : read
}

/** The first of these items, of which one more than the page holds was read. */
export function pageOf<Item>(items: readonly Item[], { limit }: Asked, positionOf: (item: Item) => string | number) {
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown, next: items.length > limit && last !== undefined ? writeCursor([positionOf(last)]) : null }
}

/** The rows of these ids, in their order; what is not there any more is left out. */
export function inOrderOf<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
