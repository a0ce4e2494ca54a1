import { describe, expect, test } from 'vitest'
import { decideJson, decision, inputData, literal, modelXml, requiresInput } from '../../test/model-xml.ts'
import { modelOf } from '../../test/table-xml.ts'
import { readDecisionModel } from '../read-decision-model.ts'

const item = (name: string, content: string, isCollection = false) =>
  `<itemDefinition name="${name}" isCollection="${isCollection}">${content}</itemDefinition>`
const of = (typeRef: string) => `<typeRef>${typeRef}</typeRef>`
const constraint = (kind: 'allowedValues' | 'typeConstraint', text: string) =>
  `<${kind}><text><![CDATA[${text}]]></text></${kind}>`

/** A FEEL expression brought to a type of the given definitions. */
const as = (definitions: string, typeRef: string, expression: string) =>
  decideJson(modelOf(modelXml(definitions + decision('d', literal(expression), '', typeRef))), 'd')

const mismatch = { value: null, warnings: ['dmn.type-mismatch'] }

describe('conversions of DMN 1.5, 10.3.2.9.4', () => {
  test.each([
    ['number', '[1]', 1],
    ['tNumbers', '1', [1]],
    ['tNumbers', '[1, 2]', [1, 2]],
    ['tNumbers', 'null', null],
    ['dateTime', 'date("2026-03-01")', '2026-03-01T00:00:00Z'],
  ])('%s from %s', (typeRef, expression, expected) => {
    expect(as(item('tNumbers', of('number'), true), typeRef, expression)).toEqual({ value: expected, warnings: [] })
  })
  test.each([
    ['number', '["x"]'],
    ['number', '[1, 2]'],
    ['tNumbers', '[1, "x"]'],
    ['string', '1'],
  ])('%s not from %s', (typeRef, expression) => {
    expect(as(item('tNumbers', of('number'), true), typeRef, expression)).toEqual(mismatch)
  })
})

describe('components', () => {
  const person = item(
    'tPerson',
    `<itemComponent name="first name">${of('string')}</itemComponent><itemComponent name="age" >${of('tAge')}</itemComponent>`,
  )
  const definitions = person + item('tAge', of('number') + constraint('allowedValues', '[0..150]'))
  test('all must be there and fit; more may be', () => {
    expect(as(definitions, 'tPerson', '{first name: "Li", age: 3, more: 1}').value).toEqual({
      'first name': 'Li',
      age: 3,
      more: 1,
    })
    expect(as(definitions, 'tPerson', '{first name: "Li"}')).toEqual(mismatch)
    expect(as(definitions, 'tPerson', '{first name: "Li", age: 151}')).toEqual(mismatch)
  })
  test('names with spaces are read in paths', () => {
    const content =
      definitions + inputData('who', 'tPerson') + decision('d', literal('who.first name'), requiresInput('#_who'))
    expect(decideJson(modelOf(modelXml(content)), 'd', { who: { 'first name': 'Li', age: 3 } }).value).toBe('Li')
  })
  test('a type may contain itself', () => {
    const tree = item(
      'tTree',
      `<itemComponent name="size">${of('number')}</itemComponent><itemComponent name="parts" isCollection="true">${of('tTree')}</itemComponent>`,
    )
    expect(as(tree, 'tTree', '{size: 1, parts: [{size: 2, parts: []}]}').warnings).toEqual([])
    expect(as(tree, 'tTree', '{size: 1, parts: [{size: "x", parts: []}]}')).toEqual(mismatch)
  })
})

describe('constraints', () => {
  test('allowedValues of a collection hold for its items, typeConstraint for the whole', () => {
    const definitions = item(
      'tFew',
      of('number') + constraint('allowedValues', '> 0') + constraint('typeConstraint', 'count(?) <= 2'),
      true,
    )
    expect(as(definitions, 'tFew', '[1, 2]').value).toEqual([1, 2])
    expect(as(definitions, 'tFew', '[1, 0]')).toEqual(mismatch)
    expect(as(definitions, 'tFew', '[1, 2, 3]')).toEqual(mismatch)
  })
  test('enumerations', () => {
    const definitions = item('tChannel', of('string') + constraint('allowedValues', '"taobao", "jd"'))
    expect(as(definitions, 'tChannel', '"jd"').value).toBe('jd')
    expect(as(definitions, 'tChannel', '"JD"')).toEqual(mismatch)
  })
  test('types of the model are known to FEEL', () => {
    const definitions = item('tSmall', of('number') + constraint('allowedValues', '< 10'))
    expect(as(definitions, 'Any', '[3 instance of tSmall, 30 instance of tSmall]').value).toEqual([true, false])
  })
})

test('a function type checks the function', () => {
  const definitions = item(
    'tOnNumber',
    '<functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem>',
  )
  expect(as(definitions, 'tOnNumber', '1')).toEqual(mismatch)
})

test.each([
  ['unknown', '<itemDefinition name="a"><typeRef>nowhere</typeRef></itemDefinition>', 'dmn.unknown-type'],
  [
    'its own alias',
    '<itemDefinition name="a"><typeRef>b</typeRef></itemDefinition><itemDefinition name="b"><typeRef>a</typeRef></itemDefinition>',
    'dmn.type-cycle',
  ],
])('a type that is %s is refused', (_, content, code) => {
  const model = readDecisionModel(modelXml(content))
  expect(!model.ok && model.refusal.problems.map((problem) => problem.code)).toContain(code)
})

test('aliases upon aliases are refused before they exhaust the stack', () => {
  const chain = Array.from({ length: 5_000 }, (_, level) =>
    item(`t${level}`, of(level === 4_999 ? 'string' : `t${level + 1}`)),
  )
  const model = readDecisionModel(modelXml(chain.join('')))
  expect(!model.ok && model.refusal.problems[0]?.code).toBe('dmn.too-deep')
})
