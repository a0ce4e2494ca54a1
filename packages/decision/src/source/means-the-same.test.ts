import { expect, test } from 'vitest'
import { tableXml } from '../../test/table-xml.ts'
import { meansTheSame } from './means-the-same.ts'

const draft = { inputs: [['n', 'number']], rules: [['< 1'], ['>= 1']] } as const
const xml = tableXml(draft)

test('layout, comments, extensions and the edition of the standard make no difference', () => {
  const other = xml
    .replaceAll('\n', '\n\n')
    .replace('<decisionTable', '<!-- a remark --><decisionTable')
    .replace('20230324', '20191111')
    .replace(
      '<variable name="judge"/>',
      '<extensionElements><x:y xmlns:x="urn:x"/></extensionElements><variable name="judge"/>',
    )
  expect(meansTheSame(xml, other)).toBe(true)
})

test.each([
  ['another cell', tableXml({ ...draft, rules: [['< 2'], ['>= 1']] })],
  [
    'another order of rules',
    tableXml({
      ...draft,
      rules: [
        ['>= 1', '2'],
        ['< 1', '1'],
      ],
    }),
  ],
  ['another hit policy', tableXml({ ...draft, hitPolicy: 'FIRST' })],
  ['another type', xml.replace('typeRef="number"', 'typeRef="string"')],
  ['a requirement that is lost', xml.replace(/<informationRequirement>.*<\/informationRequirement>/, '')],
  ['no XML', '<a>'],
  ['no DMN', '<a/>'],
])('%s is another meaning', (_, other) => {
  expect(meansTheSame(xml, other)).toBe(false)
  expect(meansTheSame(other, xml)).toBe(false)
})
