import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { BoxedExpression, BoxedList } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** The expressions directly inside an element, in document order. */
export const readItems = (element: XmlElement, reader: ExpressionReader): BoxedExpression[] =>
  element.children.flatMap((child) => reader.read(child) ?? [])

export const readList = (element: XmlElement, reader: ExpressionReader): BoxedList => ({
  kind: 'list',
  ...reader.base(element),
  items: readItems(element, reader),
})

export function compileList(list: BoxedList, scope: CompileScope): Compiled {
  const items = list.items.map((item) => scope.compile(item, scope))
  return (values, run) => items.map((item) => item(values, run))
}
