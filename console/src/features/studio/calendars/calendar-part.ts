import type { JsonDocument } from '../wording/json-document.ts'

/** What each part of a calendar's editor is given. */
export interface CalendarPart {
  readonly document: JsonDocument
  readonly isReadOnly: boolean
  /** What publishing would refuse at a path of the document, or within it. */
  told(path: string): string | undefined
  onChange(document: JsonDocument): void
}
