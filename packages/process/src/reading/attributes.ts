import { compileExpression, type Expression } from '@aftersale/feel'
import type { Attribute, Mapping } from '../settings.ts'
import type { Reading } from './drawing.ts'
import { feelFor } from './feel-for.ts'
import { OTHER_ENGINE } from './other-engines.ts'
import { shortened } from './shortened.ts'
import { child, children, extension, type Source, text } from './source.ts'

/** The name of a setting in each language. */
export interface Term {
  readonly en: string
  readonly zh: string
}

/** Stands where an expression could not be read, so that everything else is still looked at. The definition is refused. */
const UNREADABLE: Expression = { source: 'null', names: [], called: [], evaluate: () => null }

/** Expressions of engines before this one: `${…}`, `#{…}`. */
const OTHER_DIALECT = /^\s*[$#]\{/

/** Compiles FEEL, with or without the `=` of the dialect; where it does not compile the reason is added. */
export function compileFeel(source: string, owner: Source, what: Term, reading: Reading): Expression {
  if (OTHER_DIALECT.test(source)) {
    addOtherDialect(source, owner, what, reading)
    return UNREADABLE
  }
  const compiled = compileExpression(source.trim().replace(/^=/, ''), { names: reading.names })
  if (compiled.ok) {
    addUnknownCalls(compiled.value, owner, what, reading)
    return compiled.value
  }
  const [first] = compiled.refusal.problems
  const quoted = shortened(compiled.refusal.source)
  reading.problems.add(
    owner,
    'process.expression-invalid',
    `The ${what.en} “${quoted}” is not valid FEEL: ${first?.message.en ?? ''}`,
    `${what.zh}“${quoted}”不是有效的 FEEL：${first?.message['zh-CN'] ?? ''}`,
  )
  return UNREADABLE
}

/** Variables are JSON, so a function that is neither FEEL's nor made in the expression is nowhere. */
function addUnknownCalls({ source, called }: Expression, owner: Source, what: Term, reading: Reading): void {
  for (const name of called) {
    reading.problems.add(
      owner,
      'process.function-unknown',
      `The ${what.en} “${shortened(source)}” calls “${shortened(name)}”, which is no function of FEEL.`,
      `${what.zh}“${shortened(source)}”调用了“${shortened(name)}”，FEEL 没有这个函数。`,
    )
  }
}

function addOtherDialect(source: string, owner: Source, what: Term, reading: Reading): void {
  const quoted = shortened(source)
  const feel = feelFor(source, reading.names)
  reading.problems.add(
    owner,
    'process.expression-of-other-dialect',
    `The ${what.en} “${quoted}” is an expression of another engine: write FEEL${feel === null ? '' : `, such as “= ${feel}”`}.`,
    `${what.zh}“${quoted}”是其他引擎的表达式：请改写为 FEEL${feel === null ? '' : `，例如“= ${feel}”`}。`,
  )
}

/** Reads an attribute of the dialect: FEEL where it begins with `=`, else the text itself. */
export function readAttribute(value: string, owner: Source, what: Term, reading: Reading): Attribute {
  if (OTHER_DIALECT.test(value)) addOtherDialect(value, owner, what, reading)
  else if (/^\s*=/.test(value)) return { kind: 'feel', expression: compileFeel(value, owner, what, reading) }
  return { kind: 'text', value: value.trim() }
}

/** Reads an optional attribute of an extension element. */
export function optionalAttribute(
  from: Source | null,
  property: string,
  owner: Source,
  what: Term,
  reading: Reading,
): Attribute | null {
  const value = from === null ? null : text(from, property)
  return value === null ? null : readAttribute(value, owner, what, reading)
}

/** Reads an optional FEEL expression, which an extension element holds as an attribute. */
export function optionalFeel(
  from: Source | null,
  property: string,
  owner: Source,
  what: Term,
  reading: Reading,
): Expression | null {
  const value = from === null ? null : text(from, property)
  return value === null ? null : compileFeel(value, owner, what, reading)
}

/** The text of an expression that BPMN holds as an element of its own (a condition, a timer); null where there is none. */
export function expressionText(from: Source, property: string, owner: Source, reading: Reading): string | null {
  const expression = child(from, property)
  if (expression === null) return null
  const language = text(expression, 'language')
  const attribute = Object.keys(expression.$attrs ?? {}).find((name) => OTHER_ENGINE.test(name))
  if ((language !== null && !/feel/i.test(language)) || attribute !== undefined) {
    reading.problems.add(
      owner,
      'process.language-not-executed',
      `Its expression is written in ${attribute ?? language}: only FEEL is executed.`,
      `它的表达式使用 ${attribute ?? language}：只支持执行 FEEL。`,
    )
    return null
  }
  return text(expression, 'body')
}

/** Reads an optional FEEL expression that BPMN holds as an element of its own. */
export function readExpression(
  from: Source,
  property: string,
  owner: Source,
  what: Term,
  reading: Reading,
): Expression | null {
  const body = expressionText(from, property, owner, reading)
  return body === null ? null : compileFeel(body, owner, what, reading)
}

/** Reads the `zeebe:input` or `zeebe:output` mappings of an element, in their order. */
export function readMappings(
  owner: Source,
  property: 'inputParameters' | 'outputParameters',
  reading: Reading,
): Mapping[] {
  const mappings = extension(owner, 'zeebe:IoMapping')
  if (mappings === null) return []
  return children(mappings, property).flatMap((parameter) => {
    const target = text(parameter, 'target')?.trim() ?? null
    const from = text(parameter, 'source')
    const path = target?.split('.') ?? []
    if (target === null || from === null || path.includes('')) {
      reading.problems.add(
        owner,
        'process.mapping-incomplete',
        'A variable mapping needs both a source and a target.',
        '变量映射必须同时有来源和目标。',
      )
      return []
    }
    const what = { en: `mapping to ${target}`, zh: `到 ${target} 的映射` }
    return [{ source: readAttribute(from, owner, what, reading), target: path }]
  })
}
