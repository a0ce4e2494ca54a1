import type { Bilingual, Vocabulary } from '@aftersale/contract'
import type { KnownValue, PlainEdit, PlainFlow, Scope } from '@aftersale/modelling'

/** What every sheet of the plain view is given. */
export interface SheetProps {
  readonly scope: Scope
  readonly plain: PlainFlow
  readonly known: readonly KnownValue[]
  readonly vocabulary: Vocabulary
  /** What everything is called in the flow in force, by its id. */
  readonly former: ReadonlyMap<string, Bilingual>
  readonly isReadOnly: boolean
  /** Answers whether it was done; what is not done was said. */
  readonly onApply: (edit: PlainEdit) => Promise<boolean>
  readonly onClose: () => void
}
