import {
  type CompileOptions,
  compileExpression,
  compileUnaryTests,
  type Expression,
  type FeelUnreadable,
  type Sentence,
  type UnaryTests,
} from '@aftersale/feel'
import type { SourceText } from '../model/boxed-expression.ts'
import type { DecisionProblem } from '../model/problem.ts'
import { problemAt } from '../model/problem.ts'
import type { ProblemFacts, TableCell } from '../model/problem-facts.ts'
import type { ItemDefinition } from '../model/source-definitions.ts'
import { anyType } from '../types/built-in-type.ts'
import type { TypeTable } from '../types/type-table.ts'
import type { XmlPosition } from '../xml/xml-element.ts'
import { compileBoxedExpression } from './compile-boxed-expression.ts'
import type { CompileScope } from './compile-scope.ts'

/** What all scopes of one document have in common. */
export interface UnitContext {
  readonly types: TypeTable
  readonly itemDefinitions: readonly ItemDefinition[]
  /** Names of entries inside values, which FEEL could not read otherwise. */
  readonly members: Iterable<string>
  readonly problems: DecisionProblem[]
}

const unreadable: Sentence = {
  en: 'The expression is not FEEL, so its value is null.',
  'zh-CN': '表达式不是有效的 FEEL，结果为 null。',
}

/** Stand in for what could not be read, where a caller wants to run the rest of a model all the same. */
const nullExpression = (source: string): Expression => ({
  source,
  names: [],
  called: [],
  evaluate: (_, evaluation) => evaluation.warn('dmn.feel', unreadable, { source, from: 0, to: source.length }),
})
const falseTests = (source: string): UnaryTests => ({
  source,
  names: [],
  shapes: [{ kind: 'opaque' }],
  test: (_, __, evaluation) => evaluation.warn('dmn.feel', unreadable, { source, from: 0, to: source.length }),
})

/** The line a piece of text stands on, given where its element begins. */
function positionIn(text: SourceText, offset: number): XmlPosition {
  const before = text.text.slice(0, offset).split('\n')
  return before.length === 1
    ? text.position
    : { line: text.position.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** The allowed values of a type, or of the type it is derived from. */
function statedValues(items: readonly ItemDefinition[], typeRef: string | undefined): SourceText | undefined {
  const seen = new Set<string>()
  for (let name = typeRef; name !== undefined && !seen.has(name); ) {
    seen.add(name)
    const item = items.find((candidate) => candidate.name === name)
    if (item?.allowedValues !== undefined) return item.allowedValues
    name = item?.typeRef
  }
  return undefined
}

/** A scope for the logic of one element of a document. */
export function unitScope(unit: UnitContext, owner: CompileScope['owner'], names: ReadonlySet<string>): CompileScope {
  const options: CompileOptions = { names: [...unit.members, ...names], typeNamed: unit.types.typeNamed }
  const report = (position: XmlPosition, facts: ProblemFacts, cell?: TableCell) => {
    unit.problems.push(problemAt({ id: owner.id, name: owner.name, cell, position }, facts))
  }
  const reportFeel = (text: SourceText, { problems: [problem] }: FeelUnreadable, cell: TableCell | undefined) => {
    const from = problem?.from ?? 0
    const to = problem?.to ?? from
    const detail = problem?.message ?? unreadable
    const shown = text.text.trim()
    const before = text.text.indexOf(shown)
    const facts = { code: 'dmn.feel', text: shown, detail, from: from - before, to: to - before } as const
    report(positionIn(text, from), facts, cell)
  }
  const scope: CompileScope = {
    owner,
    names,
    with: (more) => unitScope(unit, owner, new Set([...names, ...more])),
    compile: compileBoxedExpression,
    expression: (text, cell) => {
      const compiled = compileExpression(text.text, options)
      if (compiled.ok) return compiled.value
      reportFeel(text, compiled.refusal, cell)
      return nullExpression(text.text)
    },
    tests: (text, cell) => {
      const compiled = compileUnaryTests(text.text, options)
      if (compiled.ok) return compiled.value
      reportFeel(text, compiled.refusal, cell)
      return falseTests(text.text)
    },
    testsAmong: (text, constants) => {
      const compiled = compileUnaryTests(text.text, { ...options, names: [...unit.members, ...names, '?'], constants })
      return compiled.ok ? compiled.value : falseTests(text.text)
    },
    type: (typeRef, position) => {
      if (typeRef === undefined) return anyType
      const type = unit.types.typeNamed(typeRef)
      if (type === undefined) report(position, { code: 'dmn.unknown-type', typeRef })
      return type ?? anyType
    },
    allowedValues: (typeRef) => {
      const stated = statedValues(unit.itemDefinitions, typeRef)
      return stated === undefined ? undefined : scope.tests(stated)
    },
    report,
  }
  return scope
}
