import type { Json } from '@aftersale/feel'

/** A value of an input clause as it was when the table was evaluated; JSON values throughout. */
export interface TracedInput {
  readonly label: string
  readonly expression: string
  readonly value: Json
}

export interface TracedRule {
  /** From 1, in document order. */
  readonly index: number
  readonly id: string | null
  readonly annotations: readonly string[]
  /** Each cell's text, by input, with the numbers that its names stood for. */
  readonly inputEntries: readonly string[]
  /** What the rule's cells came to, by output. */
  readonly outputs: readonly { readonly name: string; readonly label: string; readonly value: Json }[]
}

/** A column of the result, as the file names it. */
interface TracedColumn {
  /** The entry's name in a result of several columns; for the only one what to call it. */
  readonly name: string
  readonly label: string
  /** What people read for its values (`English · 中文`), by value; empty where the file says none. */
  readonly words: Readonly<Record<string, string>>
}

/** One evaluation of one decision table, JSON-serialisable: what the case timeline and the audit keep. */
export interface DecisionTrace {
  /** The decision or knowledge model that holds the table. */
  readonly decision: { readonly id: string; readonly name: string; readonly label: string }
  readonly hitPolicy: string
  readonly inputs: readonly TracedInput[]
  /** The rules that matched and decided: under FIRST and PRIORITY one, whatever else matched. */
  readonly matched: readonly TracedRule[]
  readonly usedDefault: boolean
  readonly columns: readonly TracedColumn[]
  readonly result: Json
  readonly warnings: readonly { readonly en: string; readonly 'zh-CN': string }[]
}
