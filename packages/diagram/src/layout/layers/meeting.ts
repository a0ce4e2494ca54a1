import type { Hook, Item, Link } from './items.ts'

/** Where a link meets a box at its side: how far below the middle, and whether it shares that point
 * with others: as the main way that runs straight on, or beside it. */
export interface Port {
  readonly offset: number
  readonly share: 'main' | 'side' | null
}

/** Which way the wires go that turn above and below a box; null where none does. */
export interface Corners {
  readonly above: Hook['towards'] | null
  readonly below: Hook['towards'] | null
}

/** The links of a box by what they are to it, each list from the top to the bottom. */
export interface Meeting {
  readonly item: Item
  /** Flow out to the right, without those from its border. */
  readonly out: readonly Link[]
  readonly into: readonly Link[]
  /** Flow back into it, from the right. */
  readonly backInto: readonly Link[]
  /** Flow out of it and back, to the left. */
  readonly backOut: readonly Link[]
  /** From events on its border, to the right and back to the left. */
  readonly border: readonly Link[]
  readonly borderBack: readonly Link[]
  readonly mainOut: Link | null
  readonly mainInto: Link | null
  /** Whether the first link stands above the second one in the column where both end. */
  readonly isAbove: (one: Link, other: Link | null, side: 'before' | 'after') => boolean
}

/** A hook that a box wants for a link. Hooks are listed from the innermost to the outermost. */
export interface Hooking {
  readonly link: Link
  readonly hook: Hook
}

export interface Attachment {
  /** By id of each event on its border: its middle, from the middle of the box to the right. */
  readonly border: ReadonlyMap<string, number>
  readonly hooks: readonly Hooking[]
  readonly leftPorts: readonly (readonly [Link, Port])[]
  readonly rightPorts: readonly (readonly [Link, Port])[]
}
