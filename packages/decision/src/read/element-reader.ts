import { readBoxedExpression } from '../boxed/read-boxed-expression.ts'
import type { BoxedExpression } from '../model/boxed-expression.ts'
import { type DecisionProblem, problemAt } from '../model/problem.ts'
import type { SourceImport } from '../model/source-definitions.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/xml-element.ts'
import type { ExpressionReader } from './expression-reader.ts'
import { normalTypeRef } from './type-reference.ts'

/** Elements beside an expression that belong to every DMN element and say nothing about its logic. */
const silent: ReadonlySet<string> = new Set(['description', 'extensionElements'])

/** A reader for one document: it knows the namespaces for type references and collects what is wrong. */
export function elementReader(
  namespace: string,
  imports: readonly SourceImport[],
  problems: DecisionProblem[],
): ExpressionReader {
  const reader: ExpressionReader = {
    report: (element, facts) => {
      const place = { id: attributeOf(element, 'id'), name: attributeOf(element, 'name'), position: element.position }
      problems.push(problemAt(place, facts))
    },
    normalType: (written, element) => normalTypeRef(written, element, namespace, imports),
    typeRef: (element) => {
      const written = attributeOf(element, 'typeRef')
      return written === undefined ? undefined : normalTypeRef(written, element, namespace, imports)
    },
    base: (element) => ({
      id: attributeOf(element, 'id'),
      label: attributeOf(element, 'label'),
      typeRef: reader.typeRef(element),
      position: element.position,
    }),
    variable: (element) => {
      const name = attributeOf(element, 'name')
      if (name === undefined) reader.report(element, { code: 'dmn.missing', what: 'name' })
      return { name: name ?? '', typeRef: reader.typeRef(element), position: element.position }
    },
    text: (element) => {
      const text = childOf(element, 'text')
      return {
        text: text?.text ?? '',
        id: attributeOf(element, 'id'),
        position: text?.position ?? element.position,
      }
    },
    read: (element) => {
      const expression = readBoxedExpression(element, reader)
      if (expression === undefined && !silent.has(element.name)) {
        reader.report(element, { code: 'dmn.unknown-expression', element: element.name })
      }
      return expression
    },
    optional: (parent) => {
      for (const child of parent.children) {
        const expression = readBoxedExpression(child, reader)
        if (expression !== undefined) return expression
      }
      return undefined
    },
    required: (parent, around, what) => {
      const expression = parent === undefined ? undefined : reader.optional(parent)
      if (expression !== undefined) return expression
      reader.report(around, { code: 'dmn.missing', what })
      return missingExpression(around)
    },
  }
  return reader
}

const missingExpression = (element: XmlElement): BoxedExpression => ({
  kind: 'literal',
  id: undefined,
  label: undefined,
  typeRef: undefined,
  position: element.position,
  text: 'null',
  language: undefined,
})
