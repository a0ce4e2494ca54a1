import type { Vocabulary } from '@aftersale/contract'
import type { JsonDocument } from '../wording/json-document.ts'

/** What each part of an automation's editor is given. */
export interface AutomationPart {
  readonly document: JsonDocument
  readonly vocabulary: Vocabulary
  readonly isReadOnly: boolean
  /** What is wrong at a path of the document. */
  told(path: string): string | undefined
  onChange(document: JsonDocument): void
}
