import { createEvaluation, type FeelValue, feelFromJson, feelToJson, type Json, pathsRead } from '@aftersale/feel'
import { accept, type Instant, type Result } from '@aftersale/kernel'
import { figuresRequiredBy } from '../analyse/named-figures.ts'
import { startExplainedRun } from '../compile/run.ts'
import type { DecisionModel } from '../decision-model.ts'
import { put } from '../drg/evaluate-node.ts'
import type { DecisionNode, KnowledgeNode } from '../drg/node.ts'
import type { DecisionTrace } from '../explain/decision-trace.ts'
import { explainInWords } from '../explain/explain-in-words.ts'
import { spokenValue } from '../explain/spoken-value.ts'
import type { Sentence } from '../model/problem-facts.ts'
import { type ImportRequest, type ModelRefusal, readDecisionModel } from '../read-decision-model.ts'
import { readRuleBook } from '../source/rule-book.ts'
import { programOf } from '../table/compile-table.ts'
import { decideGiven } from '../table/decide-given.ts'
import { typedFromJson } from '../types/from-json.ts'
import type { DecisionExample } from './decision-example.ts'

/** What came of one example. */
export interface ExampleRun {
  readonly decision: { readonly id: string; readonly name: string; readonly label: string }
  /** Its place among the decision's examples, from 1. */
  readonly number: number
  readonly example: DecisionExample
  readonly result: Json
  readonly matches: boolean
  /** The outputs that came out otherwise, by name; empty where the whole result is compared. */
  readonly differing: readonly string[]
  /** The rules that decided, from 1; empty where none did or the logic is no table. */
  readonly rules: readonly number[]
  /** What was decided and why, for people. */
  readonly words: Sentence
}

/** The path that a key of `given` is, where it is a name, or members of a name and nothing else. */
function pathOf(key: string): readonly string[] | undefined {
  const paths = pathsRead(key)
  const [path] = paths.ok ? paths.value : []
  return path !== undefined && path.join('.') === key.trim() ? path : undefined
}

function scopeOf(node: DecisionNode | KnowledgeNode, given: Readonly<Record<string, Json>>) {
  const required = node.kind === 'decision' ? [...node.inputs, ...node.decisions] : []
  const types = new Map(required.map(({ path, node: { type } }) => [path.join('.'), type]))
  const own = node.kind === 'decision' ? { ...node.functions, ...Object.fromEntries(figuresRequiredBy(node)) } : {}
  const scope: Record<string, FeelValue> = own
  // Shorter paths first, so that a member is put into the whole and not the whole over the member.
  const entries = Object.entries(given).toSorted(([a], [b]) => a.length - b.length)
  for (const [key, value] of entries) {
    const path = pathOf(key)
    if (path === undefined) continue
    const type = types.get(path.join('.'))
    put(scope, path, type === undefined ? feelFromJson(value) : typedFromJson(value, type))
  }
  return scope
}

/**
 * Asks a decision or a knowledge model by what is given for its own columns and names, leaving what it requires aside,
 * but for figures, which have one value: so a table can be tried by itself. Values are JSON, read by the types of the columns.
 */
export function decideByGiven(
  model: DecisionModel,
  id: string,
  given: Readonly<Record<string, Json>>,
  now: Instant,
): { readonly result: Json; readonly trace: readonly DecisionTrace[] } {
  const node = model.entries.get(id)
  if (node === undefined || node.kind === 'service') throw new Error(`expected a decision “${id}” of the model`)
  const evaluation = createEvaluation({ now })
  const trace: DecisionTrace[] = []
  const run = startExplainedRun(evaluation, trace)
  const scope = scopeOf(node, given)
  const logic = node.kind === 'decision' ? node.source.expression : node.source.logic?.body
  const program = logic?.kind === 'table' ? programOf(logic) : undefined
  if (program !== undefined) return { result: feelToJson(decideGiven(program, given, scope, run)), trace }
  const value = node.kind === 'decision' && node.logic !== undefined ? node.logic(scope, run) : null
  return { result: feelToJson(value), trace }
}

const isRecord = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sameJson(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index] ?? null))
  }
  if (!isRecord(one) || !isRecord(other)) return one === other
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => sameJson(one[name] ?? null, other[name] ?? null))
  )
}

/** The outputs of `expected` that the result has otherwise; undefined where the two are compared as wholes. */
function differingOutputs(expected: Json, result: Json): string[] | undefined {
  if (!isRecord(expected) || !isRecord(result)) return undefined
  return Object.keys(expected).filter((name) => !sameJson(expected[name] ?? null, result[name] ?? null))
}

function wordsOf(trace: readonly DecisionTrace[], result: Json): Sentence {
  if (trace.length > 0) return { en: explainInWords(trace, 'en'), 'zh-CN': explainInWords(trace, 'zh-CN') }
  return { en: `The result is ${spokenValue(result, 'en')}.`, 'zh-CN': `结果为${spokenValue(result, 'zh-CN')}。` }
}

/** Runs one example of a decision. */
export function runExample(model: DecisionModel, id: string, example: DecisionExample, now: Instant) {
  const { result, trace } = decideByGiven(model, id, example.given, now)
  const differing = differingOutputs(example.expected, result)
  return {
    result,
    matches: differing === undefined ? sameJson(example.expected, result) : differing.length === 0,
    differing: differing ?? [],
    rules: trace[0]?.matched.map(({ index }) => index) ?? [],
    words: wordsOf(trace.slice(0, 1), result),
  }
}

/**
 * Runs all examples that a document keeps with its decisions. A cell that cannot be read is null, as it would be refused
 * elsewhere; only a document that is no DMN is refused here. `now` is what FEEL's `now()` says.
 */
export function runExamples(
  xml: string,
  now: Instant,
  imports?: (request: ImportRequest) => string | undefined,
): Result<readonly ExampleRun[], ModelRefusal> {
  const book = readRuleBook(xml)
  if (!book.ok) return book
  const model = readDecisionModel(xml, { brokenExpressions: 'null', ...(imports && { imports }) })
  if (!model.ok) return model
  return accept(
    book.value.decisions.flatMap(({ id, name, label, examples }) =>
      examples.map((example, index) => ({
        decision: { id, name, label },
        number: index + 1,
        example,
        ...runExample(model.value, id, example, now),
      })),
    ),
  )
}
