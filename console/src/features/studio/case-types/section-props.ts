import type { Vocabulary } from '@aftersale/contract'
import type { JsonDocument } from '../wording/json-document.ts'

/** What a part of a case type is given. */
export interface SectionProps {
  readonly document: JsonDocument
  readonly vocabulary: Vocabulary
  readonly isReadOnly: boolean
  /** What publishing would refuse at a place, in the reader's language. */
  readonly told: (path: string) => string | undefined
  readonly onChange: (document: JsonDocument) => void
}
