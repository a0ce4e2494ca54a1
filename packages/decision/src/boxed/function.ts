import { type FeelContext, type FeelParameter, type FeelValue, nativeFunction } from '@aftersale/feel'
import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import { runOf } from '../compile/run.ts'
import type { BoxedFunction, SourceVariable } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { attributeOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'

function functionKind(element: XmlElement): BoxedFunction['functionKind'] {
  const kind = attributeOf(element, 'kind')?.toUpperCase()
  if (kind === 'JAVA') return 'Java'
  return kind === 'PMML' ? 'PMML' : 'FEEL'
}

export const readFunction = (element: XmlElement, reader: ExpressionReader): BoxedFunction => ({
  kind: 'function',
  ...reader.base(element),
  functionKind: functionKind(element),
  parameters: childrenOf(element, 'formalParameter').map(reader.variable),
  body: reader.optional(element),
})

const anyTyped = (parameters: readonly SourceVariable[], scope: CompileScope): FeelParameter[] =>
  parameters.map(({ name, typeRef, position }) => ({ name, type: scope.type(typeRef, position) }))

/** `class` and `method signature` are entries of the body's context (DMN 1.5, 10.2.1.7); FEEL knows how to call them. */
function javaText(definition: BoxedFunction): string | undefined {
  if (definition.body?.kind !== 'context') return undefined
  const texts = definition.body.entries.flatMap(({ variable, value }) =>
    variable !== undefined && value.kind === 'literal' ? [`${variable.name}: ${value.text}`] : [],
  )
  const parameters = definition.parameters.map(({ name }) => name)
  return `function(${parameters.join(', ')}) external {java: {${texts.join(', ')}}}`
}

/** A function is a value: it keeps the scope it was made in. */
export function compileFunction(definition: BoxedFunction, scope: CompileScope): Compiled {
  if (definition.functionKind === 'Java') {
    const text = javaText(definition) ?? 'null'
    const external = scope.expression({ text, id: definition.id, position: definition.position })
    return (values, run) => external.evaluate(values, run.evaluation)
  }
  if (definition.functionKind === 'PMML' || definition.body === undefined) {
    const facts =
      definition.body === undefined
        ? ({ code: 'dmn.missing', what: 'function body' } as const)
        : ({ code: 'dmn.unknown-language', language: 'PMML' } as const)
    scope.report(definition.position, facts)
    return () => null
  }
  const parameters = anyTyped(definition.parameters, scope)
  const names = parameters.map(({ name }) => name)
  const inner = scope.with(names)
  const body = inner.compile(definition.body, inner)
  const result = scope.type(definition.body.typeRef, definition.body.position)
  return (values) =>
    nativeFunction('', parameters, result, (args, evaluation) =>
      body(withArguments(values, names, args), runOf(evaluation)),
    )
}

export function withArguments(values: FeelContext, names: readonly string[], args: readonly FeelValue[]): FeelContext {
  const inner: Record<string, FeelValue> = { ...values }
  for (const [index, name] of names.entries()) inner[name] = args[index] ?? null
  return inner
}
