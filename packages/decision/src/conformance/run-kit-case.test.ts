import { describe, expect, test } from 'vitest'
import { decision, inputData, literal, modelXml, requiresInput } from '../../test/model-xml.ts'
import { modelOf } from '../../test/table-xml.ts'
import { readKitCases } from './read-kit-cases.ts'
import { runKitCase } from './run-kit-case.ts'

const kitXml = (content: string) =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <modelName>m.dmn</modelName><testCase id="001">${content}</testCase></testCases>`

/** Whether an expression's value meets what the kit expects. */
function passes(expression: string, expected: string, attributes = '', inputs = '') {
  const model = modelOf(modelXml(inputData('n') + decision('d', literal(expression), requiresInput('#_n'))))
  const cases = readKitCases(
    kitXml(`${inputs}<resultNode name="d" ${attributes}><expected>${expected}</expected></resultNode>`),
  )
  if (!cases.ok) throw new Error(cases.refusal.code)
  return cases.value.cases.flatMap((kitCase) => runKitCase(model, kitCase)).map(({ passed }) => passed)
}
const simple = (type: string, text: string) => `<value xsi:type="xsd:${type}">${text}</value>`
const nil = '<value xsi:nil="true"/>'

describe('expected values', () => {
  test.each([
    ['0.1 + 0.2', simple('decimal', '0.3'), true],
    ['1 / 3', simple('decimal', '0.33333333'), true],
    ['1 / 3', simple('decimal', '0.3333'), false],
    ['"1"', simple('decimal', '1'), false],
    ['"a "', '<value>a </value>', true],
    ['date("2026-03-01")', simple('date', '2026-03-01'), true],
    ['date("2026-03-01")', simple('string', '2026-03-01'), false],
    ['duration("P1D")', simple('duration', 'PT24H'), true],
    ['duration("P12M")', simple('duration', 'P1Y'), true],
    ['1 = 1', simple('boolean', 'true'), true],
    ['null', nil, true],
    ['0', nil, false],
    ['{}', '', true],
    ['[]', '<list/>', true],
    ['[1, null]', `<list><item>${simple('decimal', '1')}</item><item>${nil}</item></list>`, true],
    ['[2, 1]', `<list><item>${simple('decimal', '1')}</item><item>${simple('decimal', '2')}</item></list>`, false],
    ['{a: [1]}', `<component name="a"><list><item>${simple('decimal', '1')}</item></list></component>`, true],
    ['{a: 1, b: 2}', `<component name="a">${simple('decimal', '1')}</component>`, false],
  ])('%s against %s', (expression, expected, passed) => {
    expect(passes(expression, expected)).toEqual([passed])
  })
})

test('an expected error is met by null, or the value stated with it, with a reported reason only', () => {
  expect(passes('1 + "a"', nil, 'errorResult="true"')).toEqual([true])
  expect(passes('1 + "a"', simple('decimal', '1'), 'errorResult="1"')).toEqual([true])
  expect(passes('if "a" then 1 else 2', simple('decimal', '2'), 'errorResult="true"')).toEqual([true])
  expect(passes('if "a" then 1 else 2', nil, 'errorResult="true"')).toEqual([false])
  expect(passes('null', nil, 'errorResult="true"')).toEqual([false])
  expect(passes('1 + 1', nil, 'errorResult="true"')).toEqual([false])
})

test('inputs are given by name', () => {
  const input = `<inputNode name="n"><component name="a">${simple('decimal', '4')}</component></inputNode>`
  expect(passes('n.a + 1', simple('decimal', '5'), '', input)).toEqual([true])
})

test('what is no kit file is refused', () => {
  const read = readKitCases('<testCases/>')
  expect(!read.ok && read.refusal.code).toBe('kit.not-cases')
})
