import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope, Run } from '../compile/compile-scope.ts'
import type { BoxedContext } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { coercionTo } from '../types/coercion.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'

export function readContext(element: XmlElement, reader: ExpressionReader): BoxedContext {
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable')
    return {
      variable: variable === undefined ? undefined : reader.variable(variable),
      value: reader.required(entry, entry, 'expression'),
    }
  })
  return { kind: 'context', ...reader.base(element), entries }
}

/** Each entry sees those before it, a function itself too; an entry without a name is the result (DMN 1.5, 10.2.1.4). */
export function compileContext(context: BoxedContext, scope: CompileScope): Compiled {
  const names = context.entries.flatMap(({ variable }) => variable?.name ?? [])
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return (_, run) => warnTwice(twice, run)
  let inner = scope
  const steps = context.entries.map(({ variable, value }) => {
    const around = inner
    if (variable !== undefined) inner = inner.with([variable.name])
    const place = value.kind === 'function' ? inner : around
    const compiled = place.compile(value, place)
    if (variable === undefined) return { name: undefined, compiled, coerce: undefined }
    const type = scope.type(variable.typeRef, variable.position)
    return { name: variable.name, compiled, coerce: coercionTo(type, variable.name) }
  })
  return (values, run) => {
    const seen: Record<string, FeelValue> = { ...values }
    const result: Record<string, FeelValue> = {}
    for (const { name, compiled, coerce } of steps) {
      const value = compiled(seen, run)
      if (name === undefined) return value
      const coerced = coerce === undefined ? value : coerce(value, run.evaluation)
      seen[name] = coerced
      result[name] = coerced
    }
    return result satisfies FeelContext
  }
}

/** Names are distinct within a context (DMN 1.5, 10.2.1.4). */
const warnTwice = (name: string, run: Run): null =>
  run.evaluation.warn('dmn.duplicate-entry', {
    en: `The context has “${name}” twice; null is used instead.`,
    'zh-CN': `上下文中“${name}”重复，按 null 处理。`,
  })
