import { type FeelContext, type FeelValue, typeNameOf } from '@aftersale/feel'
import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { BoxedFilter } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { childOf, type XmlElement } from '../xml/xml-element.ts'
import { iterated, warnNotBoolean } from './iteration.ts'

export const readFilter = (element: XmlElement, reader: ExpressionReader): BoxedFilter => ({
  kind: 'filter',
  ...reader.base(element),
  in: reader.required(childOf(element, 'in'), element, 'in'),
  match: reader.required(childOf(element, 'match'), element, 'match'),
})

const isContext = (value: FeelValue): value is FeelContext => typeNameOf(value) === 'context'

/** Keeps the items for which `match` is true; it sees `item`, and a context's entries by name (DMN 1.5, 10.2.1.11). */
export function compileFilter(filter: BoxedFilter, scope: CompileScope): Compiled {
  const source = scope.compile(filter.in, scope)
  const inner = scope.with(['item'])
  const match = inner.compile(filter.match, inner)
  return (values, run) => {
    const list = iterated(source(values, run), run)
    if (list === undefined) return null
    const kept: FeelValue[] = []
    for (const item of list) {
      const local = isContext(item) ? { ...values, ...item, item } : { ...values, item }
      const matches = match(local, run)
      if (matches !== null && typeof matches !== 'boolean') return warnNotBoolean('match', run)
      if (matches === true) kept.push(item)
    }
    return kept
  }
}
