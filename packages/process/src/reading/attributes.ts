import { compileExpression, type Expression } from '@aftersale/feel'
import type { Attribute, Mapping } from '../definition.ts'
import type { Problems } from './problems.ts'
import { children, extension, type Source, text } from './source.ts'

/** Compiles FEEL; where it does not compile the reason is added and null comes back. */
export function compileFeel(source: string, owner: Source, what: string, problems: Problems): Expression | null {
  const compiled = compileExpression(source)
  if (compiled.ok) return compiled.value
  const first = compiled.refusal.problems[0]
  problems.add(
    owner,
    'process.expression-invalid',
    `The ${what} “${source}” is not valid FEEL: ${first?.message.en ?? ''}`,
    `${what} “${source}” 不是有效的 FEEL：${first?.message['zh-CN'] ?? ''}`,
  )
  return null
}

/** Reads an attribute of the dialect: FEEL where it begins with `=`, else the text itself. */
export function readAttribute(value: string, owner: Source, what: string, problems: Problems): Attribute | null {
  if (!value.startsWith('=')) return { kind: 'text', value }
  const expression = compileFeel(value.slice(1), owner, what, problems)
  return expression === null ? null : { kind: 'feel', expression }
}

/** Reads an optional attribute of an extension element. */
export function optionalAttribute(
  from: Source | null,
  property: string,
  owner: Source,
  problems: Problems,
): Attribute | null {
  const value = from === null ? null : text(from, property)
  return value === null ? null : readAttribute(value, owner, property, problems)
}

/** Reads the `zeebe:input` or `zeebe:output` mappings of an element, in their order. */
export function readMappings(
  owner: Source,
  property: 'inputParameters' | 'outputParameters',
  problems: Problems,
): Mapping[] {
  const mappings = extension(owner, 'zeebe:IoMapping')
  if (mappings === null) return []
  return children(mappings, property).flatMap((parameter) => {
    const target = text(parameter, 'target')
    const from = text(parameter, 'source')
    if (target === null || from === null) {
      problems.add(
        owner,
        'process.mapping-incomplete',
        'A variable mapping needs both a source and a target.',
        '变量映射必须同时有来源和目标。',
      )
      return []
    }
    const source = readAttribute(from, owner, `mapping to ${target}`, problems)
    return source === null ? [] : [{ source, target: target.split('.') }]
  })
}
