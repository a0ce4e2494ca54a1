import { createEvaluation, feelToJson } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { decision, inputData, literal, modelXml, requiresInput } from '../test/model-xml.ts'
import { modelOf } from '../test/table-xml.ts'
import { evaluateDecision } from './evaluate-decision.ts'
import { inputFromJson } from './input-from-json.ts'

const definitions =
  '<itemDefinition name="tLine"><itemComponent name="paid"><typeRef>number</typeRef></itemComponent><itemComponent name="on"><typeRef>date</typeRef></itemComponent></itemDefinition>' +
  '<itemDefinition name="tLines" isCollection="true"><typeRef>tLine</typeRef></itemDefinition>'

test.each([
  ['date', '2026-03-01', 'value.month', 3],
  ['dateTime', '2026-03-01T10:00:00Z', 'value.hour', 10],
  ['time', '10:30:00', 'value.minute', 30],
  ['dayTimeDuration', 'P3DT4H', 'value.hours', 4],
  ['yearMonthDuration', 'P1Y2M', 'value.months', 2],
  ['number', '12345678901234567890', 'value + 1', '12345678901234567891'],
  ['string', '2026-03-01', 'value', '2026-03-01'],
  ['tLines', [{ paid: 5, on: '2026-03-01' }], 'value[1].on.day + value[1].paid', 6],
  ['date', 'soon', 'value', null],
])('%s from %j', (type, json, expression, expected) => {
  const model = modelOf(
    modelXml(definitions + inputData('value', type) + decision('d', literal(expression), requiresInput('#_value'))),
  )
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  const value = evaluateDecision(model, 'd', inputFromJson(model, 'd', { value: json }), evaluation)
  expect(feelToJson(value)).toEqual(expected)
})

test('names that the decision does not ask for are kept as they are', () => {
  const model = modelOf(modelXml(decision('d', literal('age'))))
  expect(inputFromJson(model, 'd', { age: 4, note: '2026-03-01' })).toEqual({ age: 4, note: '2026-03-01' })
})
