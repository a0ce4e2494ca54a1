import type { XmlPosition } from '../xml/xml-element.ts'

/** A text in both languages every message exists in. */
export interface Sentence {
  readonly en: string
  readonly 'zh-CN': string
}

/** What is wrong, by code, with the facts its sentence needs. */
export type ProblemFacts =
  | { readonly code: 'dmn.xml-malformed'; readonly detail: string }
  | { readonly code: 'dmn.xml-doctype' }
  | { readonly code: 'dmn.xml-too-big'; readonly detail: string }
  | { readonly code: 'dmn.not-dmn'; readonly root: string; readonly namespace: string }
  | { readonly code: 'dmn.missing'; readonly what: string }
  | { readonly code: 'dmn.duplicate-id'; readonly duplicate: string }
  | { readonly code: 'dmn.unknown-import'; readonly namespace: string }
  | { readonly code: 'dmn.import-refused'; readonly namespace: string; readonly detail: Sentence }
  | { readonly code: 'dmn.import-cycle'; readonly namespace: string }
  | { readonly code: 'dmn.unknown-reference'; readonly href: string; readonly expected: Sentence }
  | { readonly code: 'dmn.requirement-cycle'; readonly names: readonly string[] }
  | { readonly code: 'dmn.too-deep'; readonly limit: number }
  | { readonly code: 'dmn.unknown-type'; readonly typeRef: string }
  | { readonly code: 'dmn.type-cycle'; readonly typeRef: string }
  | {
      readonly code: 'dmn.feel'
      readonly detail: Sentence
      readonly text: string
      readonly from: number
      readonly to: number
    }
  | { readonly code: 'dmn.unknown-expression'; readonly element: string }
  | { readonly code: 'dmn.unknown-language'; readonly language: string }
  | { readonly code: 'dmn.unknown-hit-policy'; readonly hitPolicy: string }
  | { readonly code: 'dmn.unknown-aggregation'; readonly aggregation: string }
  | { readonly code: 'dmn.aggregation-over-many-outputs'; readonly outputs: number }
  | { readonly code: 'dmn.no-output-order'; readonly hitPolicy: string }
  | {
      readonly code: 'dmn.entry-count'
      readonly entries: 'input' | 'output'
      readonly expected: number
      readonly actual: number
    }

/** Where in a decision table: the rule counts from 1, the column is its label, name or expression. */
export interface TableCell {
  readonly rule: number
  readonly column: string
}

/** The element a problem belongs to; a document-wide problem has neither id nor name. */
export interface ProblemPlace {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly cell?: TableCell | undefined
  readonly position: XmlPosition
}
