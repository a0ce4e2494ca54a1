import type { ToldChange } from './change-list.tsx'

export interface FlowDifferenceProps {
  readonly before: string
  readonly after: string
  /** Lets go of the draft, where it turns out that nothing is changed in it. */
  readonly onDrop?: () => void
}

export type Side = 'before' | 'after'

/** What either way of looking at a difference is given. */
export interface DifferenceViewProps extends FlowDifferenceProps {
  readonly side: Side
  /** The element that somebody wants to see; null: none. */
  readonly shown: string | null
  onShow(change: ToldChange): void
}
