import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instant } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { outcomeLines, type Resource, readScenario, runScenario, type ScenarioOutcome } from './index.ts'

const PACK = join(import.meta.dirname, '../../../pack/retail')
const SCENARIOS = join(PACK, 'scenarios')
const MONDAY = instant('2026-01-05T09:00:00+08:00')
const ZONE = 'Asia/Shanghai'

const flows = readdirSync(SCENARIOS).sort()
const fileOf = (name: string): Resource => ({ name, content: readFileSync(join(PACK, name), 'utf8') })

/** A flow, and what it names: rules, forms, calendars. */
function filesOf(flow: string): Resource[] {
  const drawn = fileOf(`${flow}.bpmn`)
  const named = [...drawn.content.matchAll(/ (?:formId|decisionId)="([^"=]+)"/g)].map(([, name]) => name ?? '')
  const rules = named.map((name) => `${name.replace(/-judgement$/, '')}.dmn`)
  const wanted = new Set([...rules, ...named.map((name) => `${name}.form`)])
  const found = readdirSync(PACK).filter((name) => wanted.has(name) || name.endsWith('.calendar.json'))
  return [drawn, ...found.map(fileOf)]
}

async function ran(flow: string, name: string): Promise<ScenarioOutcome> {
  const read = readScenario(JSON.parse(readFileSync(join(SCENARIOS, flow, name), 'utf8')))
  if (!read.ok) throw new Error(read.refusal.problems.map(({ step, message }) => `${step}: ${message.en}`).join('\n'))
  return runScenario(read.value, { files: filesOf(flow), more: [], now: MONDAY, zone: ZONE })
}

test('there are flows of the retail pack to try', () => {
  expect(flows.length).toBeGreaterThan(0)
})

describe.each(flows)('the flow %s', (flow) => {
  test('does what its scenarios say, and each of its branches is tried by one', async () => {
    const taken = new Set<string>()
    for (const name of readdirSync(join(SCENARIOS, flow)).sort()) {
      const outcome = await ran(flow, name)
      const last = outcome.steps.at(-1)
      if (last === undefined || last.failure !== null)
        throw new Error(`${name}\n${outcomeLines(outcome, 'en').join('\n')}`)
      for (const { happened } of outcome.steps)
        for (const { event } of happened) if (event.kind === 'left') for (const one of event.flows) taken.add(one)
    }
    const drawn = [...fileOf(`${flow}.bpmn`).content.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    )
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.filter((id) => !taken.has(id))).toEqual([])
  })

  test('calls everything that has a name by one in Chinese too', () => {
    const { content } = fileOf(`${flow}.bpmn`)
    const named = content.match(/<bpmn:(?!message|error)\w+ [^>]*\bname="/g) ?? []
    expect(content.match(/"name:zh-CN"/g)).toHaveLength(named.length)
  })
})
