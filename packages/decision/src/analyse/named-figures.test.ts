import { createEvaluation } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { modelOf } from '../../test/table-xml.ts'
import { explainDecision } from '../evaluate-decision.ts'
import { explainInWords } from '../explain/explain-in-words.ts'
import { analyseTable } from './analyse-table.ts'

const model = (figure: string, late = '&gt; window') =>
  modelOf(`<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="urn:m">
  <inputData id="days" name="days"><variable name="days" typeRef="number"/></inputData>
  <decision id="window" name="window"><variable name="window" typeRef="number"/>
    <literalExpression><text>${figure}</text></literalExpression></decision>
  <decision id="judge" name="judge">
    <informationRequirement><requiredInput href="#days"/></informationRequirement>
    <informationRequirement><requiredDecision href="#window"/></informationRequirement>
    <decisionTable>
      <input label="Days"><inputExpression typeRef="number"><text>days</text></inputExpression></input>
      <output name="says"/>
      <rule><inputEntry><text>&lt;= window</text></inputEntry><outputEntry><text>"within " + string(window)</text></outputEntry></rule>
      <rule><inputEntry><text>${late}</text></inputEntry><outputEntry><text>"late"</text></outputEntry></rule>
    </decisionTable>
  </decision></definitions>`)

test('cells that compare with a named figure are analysed as if it stood there', () => {
  expect(analyseTable(model('7'), 'judge')).toMatchObject({
    ok: true,
    value: { gaps: [], overlaps: [], neverFires: [], notAnalysed: [] },
  })
  const gap = analyseTable(model('7', '&gt; 9'), 'judge')
  expect(gap).toMatchObject({ ok: true, value: { overlaps: [], notAnalysed: [] } })
  expect(gap.ok && gap.value.gaps).toHaveLength(1)
})

test.each(['days * 2', 'now().year', 'number("7")'])(
  '%s is computed and no figure: its cells are left open',
  (computed) => {
    const found = analyseTable(model(computed.replaceAll('"', '&quot;')), 'judge')
    expect(found).toMatchObject({ ok: true, value: { notAnalysed: [{ rule: 1 }, { rule: 2 }] } })
  },
)

test('deciding goes by the figure, and its explanation says the number of that day', () => {
  const explained = explainDecision(model('15'), 'judge', { days: 9 }, createEvaluation({ now: instantOf(0) }))
  expect(explained.value).toBe('within 15')
  expect(explainInWords(explained.trace, 'en')).toContain('Days is 9 (at most 15)')
})
