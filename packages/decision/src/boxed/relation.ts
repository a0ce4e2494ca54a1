import type { FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { BoxedRelation } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { coercionTo } from '../types/coercion.ts'
import { childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { readItems } from './list.ts'

export const readRelation = (element: XmlElement, reader: ExpressionReader): BoxedRelation => ({
  kind: 'relation',
  ...reader.base(element),
  columns: childrenOf(element, 'column').map(reader.variable),
  rows: childrenOf(element, 'row').map((row) => readItems(row, reader)),
})

/** A relation is a list of contexts, one a row (DMN 1.5, 10.2.1.6). */
export function compileRelation(relation: BoxedRelation, scope: CompileScope): Compiled {
  const columns = relation.columns.map(({ name, typeRef, position }) => ({
    name,
    coerce: coercionTo(scope.type(typeRef, position), name),
  }))
  const rows = relation.rows.map((row) => row.map((cell) => scope.compile(cell, scope)))
  return (values, run) =>
    rows.map((row) => {
      const context: Record<string, FeelValue> = {}
      for (const [index, { name, coerce }] of columns.entries()) {
        const value = row[index]?.(values, run) ?? null
        context[name] = coerce === undefined ? value : coerce(value, run.evaluation)
      }
      return context
    })
}
