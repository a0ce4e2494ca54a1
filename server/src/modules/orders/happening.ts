import type { ActionKind, Change, OrderAction, RecordedAction } from '@aftersale/commerce'
import type { OpenOrder } from './open-order.ts'
import { type Posting, type PostingOf, postingOf } from './posting.ts'

/** One action that was posted in a session, and what it changed. */
export interface Happening {
  readonly order: OpenOrder
  readonly posting: Posting
  readonly recorded: RecordedAction
  readonly change: Change
}

/** An entry that a session moved, as it stands now, with the posting that brought it where one did. */
export interface MovedEntry<Entry, Kind extends ActionKind> {
  readonly order: OpenOrder
  readonly entry: Entry
  readonly broughtBy: PostingOf<Kind> | undefined
}

const PLACES = { line: 'lines', returnLine: 'returns', payment: 'payments', part: 'parts' } as const
type Place = keyof typeof PLACES
type EntryAt<At extends Place> = NonNullable<Change[At]>

/** The entries of one place that happenings moved, each once; `bringing` is the kind of action that makes new ones. */
export function movedEntries<At extends Place, Kind extends OrderAction['kind']>(
  happenings: readonly Happening[],
  place: At,
  bringing: Kind,
): MovedEntry<EntryAt<At>, Kind>[] {
  const moved = new Map<string, MovedEntry<EntryAt<At>, Kind>>()
  for (const { order, posting, change } of happenings) {
    const id = change[place]?.id
    if (id === undefined) continue
    const entry = order.book[PLACES[place]].get(id) as EntryAt<At> | undefined
    if (entry === undefined) throw new Error(`expected ${id} in the book of ${order.header.id}, found none`)
    moved.set(id, { order, entry, broughtBy: moved.get(id)?.broughtBy ?? postingOf(posting, bringing) })
  }
  return [...moved.values()]
}

/** Those that were there before, and those that an action brought. */
export function broughtAndMoved<Entry, Kind extends ActionKind>(entries: readonly MovedEntry<Entry, Kind>[]) {
  const brought = entries.flatMap(({ order, entry, broughtBy }) =>
    broughtBy === undefined ? [] : [{ order, entry, posting: broughtBy }],
  )
  const moved = entries.flatMap(({ entry, broughtBy }) => (broughtBy === undefined ? [entry] : []))
  return { brought, moved }
}
