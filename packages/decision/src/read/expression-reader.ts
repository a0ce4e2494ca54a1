import type { BoxedExpression, SourceText, SourceVariable } from '../model/boxed-expression.ts'
import type { ProblemFacts } from '../model/problem-facts.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** What every reader of a boxed expression shares; expressions nest, so reading one needs the reader of all. */
export interface ExpressionReader {
  /** The first child that is an expression; undefined where there is none. */
  readonly optional: (parent: XmlElement) => BoxedExpression | undefined
  /** As `optional`; a missing expression is reported as a problem and stands as the literal `null`. */
  readonly required: (parent: XmlElement | undefined, around: XmlElement, what: string) => BoxedExpression
  readonly read: (element: XmlElement) => BoxedExpression | undefined
  readonly base: (element: XmlElement) => {
    id: string | undefined
    label: string | undefined
    typeRef: string | undefined
    position: XmlElement['position']
  }
  /** The element's `typeRef` attribute, normalised. */
  readonly typeRef: (element: XmlElement) => string | undefined
  readonly normalType: (written: string, element: XmlElement) => string
  readonly variable: (element: XmlElement) => SourceVariable
  /** The `text` child of a cell or clause. */
  readonly text: (element: XmlElement) => SourceText
  readonly report: (element: XmlElement, facts: ProblemFacts) => void
}
