import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideJson,
  decision,
  inputData,
  literal,
  modelXml,
  requiresDecision,
  requiresInput,
} from '../test/model-xml.ts'
import { tableXml } from '../test/table-xml.ts'
import { analyseTable } from './analyse/analyse-table.ts'
import { readDecisionModel } from './read-decision-model.ts'

const table = tableXml({
  hitPolicy: 'PRIORITY',
  inputs: [
    ['age', 'number', '[0..100]'],
    ['channel', 'tChannel'],
  ],
  outputs: [['fee', '1, 2, 3', '3']],
  rules: [
    ['< 3', '"jd", "taobao"', '1'],
    ['[3..9)', 'not("jd")', '2 + age'],
  ],
  more: '<itemDefinition name="tChannel"><typeRef>string</typeRef><allowedValues><text>"jd","taobao"</text></allowedValues></itemDefinition>',
})
const graph = modelXml(
  inputData('n', 'number') +
    decision('a', literal('n + 1'), requiresInput('#_n')) +
    decision(
      'b',
      `<context><contextEntry><variable name="x"/>${literal('a * 2')}</contextEntry></context>`,
      requiresDecision('#_a'),
    ) +
    `<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#_b"/><inputData href="#_n"/></decisionService>`,
)

/** A piece of one text moved, removed or doubled: what an editor, a merge or an attacker makes of a document. */
const damaged = fc
  .tuple(
    fc.constantFrom(table, graph),
    fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.nat(), fc.boolean()), { maxLength: 3 }),
  )
  .map(([xml, cuts]) =>
    cuts.reduce((text, [from, length, to, keep]) => {
      const start = from % text.length
      const piece = text.slice(start, start + length)
      const rest = keep ? text : text.slice(0, start) + text.slice(start + length)
      const at = to % (rest.length + 1)
      return rest.slice(0, at) + piece + rest.slice(at)
    }, xml),
  )

test('a damaged document is read or refused with sentences, and what was read is evaluated or null, never thrown at', () => {
  fc.assert(
    fc.property(damaged, (xml) => {
      const model = readDecisionModel(xml, { brokenExpressions: 'null' })
      if (!model.ok) {
        expect(model.refusal.problems.length).toBeGreaterThan(0)
        for (const { sentence } of model.refusal.problems) expect(sentence.en).toMatch(/\(line \d+\)\.$/)
        return
      }
      for (const { id } of model.value.decisions) {
        expect(decideJson(model.value, id, { n: 1, age: 5, channel: 'jd' }).value).not.toBe(undefined)
        analyseTable(model.value, id)
      }
    }),
    { numRuns: 1_500 },
  )
})
