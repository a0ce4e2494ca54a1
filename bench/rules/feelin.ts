import { evaluate, unaryTest } from 'feelin'
import type { RuleEngine } from './rule-engine.ts'
import { type Facts, type RuleTable, returnGraph, returnTable } from './rule-table.ts'

/** feelin has expressions and unary tests, and no tables: the loop over rules and cells is what anyone would write. */
function decide(table: RuleTable, facts: Facts): Record<string, number | string> {
  const width = table.inputs.length
  const rule = table.rules.find((cells) =>
    table.inputs.every(
      ({ name }, index) => unaryTest(cells[index] ?? '-', { ...facts, '?': facts[name] }).value === true,
    ),
  )
  if (rule === undefined)
    throw new Error(`expected a rule of ${table.name} to match ${JSON.stringify(facts)}, got none`)
  const answers = table.outputs.map((name, index) => {
    const value: unknown = evaluate(rule[width + index] ?? '', {}).value
    if (typeof value === 'number' || typeof value === 'string') return [name, value] as const
    throw new Error(`expected a number or a word as ${name} of ${table.name}, got ${JSON.stringify(value)}`)
  })
  return Object.fromEntries(answers)
}

export const feelinEngine = (version: string): RuleEngine => ({
  name: 'feelin',
  version,
  table: (all) => all.map((facts) => decide(returnTable, facts)),
  graph: (all) =>
    all.map((facts) => {
      const known: Record<string, number | string> = { ...facts }
      for (const table of returnGraph) Object.assign(known, decide(table, known))
      return { outcome: known['outcome'] ?? '' }
    }),
})
