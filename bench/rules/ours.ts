import { type DecisionModel, evaluateDecision, readDecisionModel } from '@aftersale/decision'
import { createEvaluation } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import type { RuleEngine } from './rule-engine.ts'
import { type Facts, type RuleTable, returnGraph, returnTable } from './rule-table.ts'

const now = instant('2026-03-01T08:00:00+08:00')

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = (tag: string, text: string) => `<${tag}><text>${escaped(text)}</text></${tag}>`

function decisionXml(table: RuleTable, before: readonly RuleTable[]): string {
  const requires = table.inputs.map(({ name }) => {
    const kind = before.some((one) => one.name === name) ? 'requiredDecision' : 'requiredInput'
    return `<informationRequirement><${kind} href="#${name}"/></informationRequirement>`
  })
  const rules = table.rules.map((cells) => {
    const entries = cells.map((text, index) => cell(index < table.inputs.length ? 'inputEntry' : 'outputEntry', text))
    return `<rule>${entries.join('')}</rule>`
  })
  return `<decision id="${table.name}" name="${table.name}"><variable name="${table.name}"/>${requires.join('')}
    <decisionTable hitPolicy="FIRST">
      ${table.inputs.map(({ name, type }) => `<input><inputExpression typeRef="${type}"><text>${name}</text></inputExpression></input>`).join('')}
      ${table.outputs.map((name) => `<output name="${name}"/>`).join('')}
      ${rules.join('\n')}
    </decisionTable></decision>`
}

/** The tables as one DMN 1.5 document. */
export function dmnOf(tables: readonly RuleTable[]): string {
  const decided = new Set(tables.map(({ name }) => name))
  const read = new Map(tables.flatMap(({ inputs }) => inputs.map(({ name, type }) => [name, type] as const)))
  const inputs = [...read].filter(([name]) => !decided.has(name))
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="bench" namespace="urn:bench">
    ${inputs.map(([name, type]) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`).join('')}
    ${tables.map((table, index) => decisionXml(table, tables.slice(0, index))).join('\n')}
  </definitions>`
}

function read(xml: string): DecisionModel {
  const model = readDecisionModel(xml)
  if (model.ok) return model.value
  throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join('\n'))
}

export function ourEngine(version: string): RuleEngine {
  const table = read(dmnOf([returnTable]))
  const graph = read(dmnOf(returnGraph))
  const decide = (model: DecisionModel, name: string, facts: Facts) =>
    evaluateDecision(model, name, facts, createEvaluation({ now }))
  return {
    name: 'aftersale',
    version,
    table: (all) => all.map((facts) => decide(table, 'judgement', facts) as Facts),
    graph: (all) => all.map((facts) => ({ outcome: decide(graph, 'outcome', facts) as string })),
  }
}

/** Milliseconds to read and compile the table and the graph, XML included. */
export function compileTimes(): { readonly table: number; readonly graph: number } {
  const timed = (tables: readonly RuleTable[]) => {
    const xml = dmnOf(tables)
    const started = performance.now()
    read(xml)
    return performance.now() - started
  }
  return { table: timed([returnTable]), graph: timed(returnGraph) }
}
