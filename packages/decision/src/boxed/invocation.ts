import type { FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { BoxedInvocation } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { coercionTo } from '../types/coercion.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'

export function readInvocation(element: XmlElement, reader: ExpressionReader): BoxedInvocation {
  const bindings = childrenOf(element, 'binding').flatMap((binding) => {
    const parameter = childOf(binding, 'parameter')
    if (parameter === undefined) {
      reader.report(binding, { code: 'dmn.missing', what: 'parameter' })
      return []
    }
    return [{ parameter: reader.variable(parameter), value: reader.optional(binding) }]
  })
  return {
    kind: 'invocation',
    ...reader.base(element),
    called: reader.required(element, element, 'called function'),
    bindings,
  }
}

/**
 * Calls a function with named arguments (DMN 1.5, 10.2.1.5). The call itself is written as FEEL, `f(a: …, b: …)`, so
 * that choosing the signature, converting arguments and refusing unknown names is FEEL's own.
 */
export function compileInvocation(invocation: BoxedInvocation, scope: CompileScope): Compiled {
  const called = scope.compile(invocation.called, scope)
  const bindings = invocation.bindings.map(({ parameter, value }, index) => ({
    name: parameter.name,
    variable: `_argument${index}`,
    compiled: value === undefined ? undefined : scope.compile(value, scope),
    coerce: coercionTo(scope.type(parameter.typeRef, parameter.position), parameter.name),
  }))
  const named = bindings.map(({ name, variable }) => `${name}: ${variable}`).join(', ')
  const own = ['_called', ...bindings.flatMap(({ name, variable }) => [name, variable])]
  const text = { text: `_called(${named})`, id: invocation.id, position: invocation.position }
  const call = scope.with(own).expression(text)
  return (values, run) => {
    const inner: Record<string, FeelValue> = { _called: called(values, run) }
    for (const { variable, compiled, coerce } of bindings) {
      const value = compiled?.(values, run) ?? null
      inner[variable] = coerce === undefined ? value : coerce(value, run.evaluation)
    }
    return call.evaluate(inner, run.evaluation)
  }
}
