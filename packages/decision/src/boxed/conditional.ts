import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { BoxedConditional } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { childOf, type XmlElement } from '../xml/xml-element.ts'
import { warnNotBoolean } from './iteration.ts'

export const readConditional = (element: XmlElement, reader: ExpressionReader): BoxedConditional => ({
  kind: 'conditional',
  ...reader.base(element),
  condition: reader.required(childOf(element, 'if'), element, 'if'),
  whenTrue: reader.required(childOf(element, 'then'), element, 'then'),
  whenFalse: reader.required(childOf(element, 'else'), element, 'else'),
})

/** Null counts as not true, as in FEEL's `if`; a condition that is no truth value at all is an error (DMN 1.5, 10.2.1.10). */
export function compileConditional(conditional: BoxedConditional, scope: CompileScope): Compiled {
  const condition = scope.compile(conditional.condition, scope)
  const yes = scope.compile(conditional.whenTrue, scope)
  const no = scope.compile(conditional.whenFalse, scope)
  return (values, run) => {
    const answer = condition(values, run)
    if (answer !== null && typeof answer !== 'boolean') return warnNotBoolean('if', run)
    return (answer === true ? yes : no)(values, run)
  }
}
