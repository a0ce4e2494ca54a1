import type { BoxedExpression } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { readTable } from '../table/read-table.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { readConditional } from './conditional.ts'
import { readContext } from './context.ts'
import { readFilter } from './filter.ts'
import { readFunction } from './function.ts'
import { readInvocation } from './invocation.ts'
import { readIterator } from './iterator.ts'
import { readList } from './list.ts'
import { readLiteral } from './literal.ts'
import { readRelation } from './relation.ts'

type Read = (element: XmlElement, reader: ExpressionReader) => BoxedExpression

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['literalExpression', readLiteral],
  ['context', readContext],
  ['list', readList],
  ['relation', readRelation],
  ['invocation', readInvocation],
  ['functionDefinition', readFunction],
  ['decisionTable', readTable],
  ['conditional', readConditional],
  ['filter', readFilter],
  ['for', (element, reader) => readIterator(element, 'for', reader)],
  ['some', (element, reader) => readIterator(element, 'some', reader)],
  ['every', (element, reader) => readIterator(element, 'every', reader)],
])

/** The expression an element states; undefined where the element is not an expression at all. */
export const readBoxedExpression = (element: XmlElement, reader: ExpressionReader): BoxedExpression | undefined =>
  readers.get(element.name)?.(element, reader)
