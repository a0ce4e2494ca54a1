import { explainDecision, readDecisionModel } from '@aftersale/decision'
import { createEvaluation } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../server/test/command-line.ts'
import { madeUpFacts } from './facts.ts'
import { mustAgree } from './measure.ts'
import { dmnOf } from './ours.ts'
import { returnGraph, returnTable } from './rule-table.ts'

test.each([
  ['judgement', [returnTable]],
  ['outcome', returnGraph],
])('every rule on the way to %s decides some of the facts, so that none is measured in vain', (name, tables) => {
  const model = readDecisionModel(dmnOf(tables))
  if (!model.ok) throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join('\n'))
  const fired = new Map(tables.map((table) => [table.name, new Set<number>()]))
  for (const facts of madeUpFacts()) {
    const { trace } = explainDecision(model.value, name, facts, createEvaluation({ now: instantOf(0) }))
    for (const { decision, matched } of trace) fired.get(decision.name)?.add(matched[0]?.index ?? 0)
  }
  for (const { name, rules } of tables) {
    expect([...(fired.get(name) ?? [])].sort((a, b) => a - b)).toEqual(rules.map((_, index) => index + 1))
  }
})

test('engines that decide differently are not compared, and the facts they differ on are told', async () => {
  const facts = madeUpFacts().slice(0, 3)
  const always = (name: string, outcome: string) => ({ name, decideAll: () => facts.map(() => ({ outcome })) })
  await expect(mustAgree([always('one', 'a'), always('other', 'a')], facts)).resolves.toBeUndefined()
  await expect(mustAgree([always('one', 'a'), always('other', 'b')], facts)).rejects.toThrow(
    '"one":{"outcome":"a"},"other":{"outcome":"b"}',
  )
})

test('one run measures all engines on the same decisions', async () => {
  const { code, out } = await runCommandLine('bench', 'rules', '--rounds', '1', '--json')
  expect(code).toBe(0)
  const { table, graph, missing } = JSON.parse(out)
  expect(table).toMatchObject({ rules: 20, inputs: 4, ourCompile: { medianMs: expect.any(Number) } })
  expect(graph).toMatchObject({ decisions: 3 })
  for (const { engines } of [table, graph]) {
    const names = [...engines, ...missing].map(({ name }: { name: string }) => name)
    expect(names.sort()).toEqual(['@gorules/zen-engine', 'aftersale', 'feelin'])
    for (const { decisionsPerSecond } of engines) expect(decisionsPerSecond).toBeGreaterThan(0)
  }
})
