import { expect, test } from 'vitest'
import { formulaText, textOfFormula } from './formula-text.ts'
import { durationOf, lengthOf } from './length-draft.ts'
import { datesFor, valuesFor } from './record-values.ts'
import { everyOf, scheduleOf } from './schedule-draft.ts'

test.each(['P1D', 'PT2H', '-PT30M', '-P7D'])('%s is a number and a unit, and is written as it was', (duration) => {
  const length = lengthOf(duration)
  expect(length && durationOf(length)).toBe(duration)
})

test('a length of two units, or none, stays as it is written', () => {
  expect([lengthOf('P1DT2H'), lengthOf('tomorrow')]).toEqual([null, null])
})

test.each(['0 0 9 * * *', '0 30 18 * * 5', 'R/PT1H'])('%s is said in words, and is written as it was', (every) => {
  const schedule = scheduleOf(every)
  expect(schedule && everyOf(schedule)).toBe(every)
})

test('what is more than once an hour, a day or a week stays as it is written', () => {
  expect([scheduleOf('0 */5 * * * *'), scheduleOf('R/PT5M')]).toEqual([null, null])
})

test('fixed words are read without their quotes, a formula with its sign', () => {
  expect(textOfFormula('"Sagt \\"ja\\""')).toBe('Sagt "ja"')
  expect(formulaText('Sagt "ja"')).toBe('"Sagt \\"ja\\""')
  expect(textOfFormula('case.title')).toBe('= case.title')
  expect(formulaText('= case.title')).toBe('case.title')
  expect([formulaText(''), formulaText('= ')]).toEqual([undefined, undefined])
})

test('conditions and dates are those of the record and of the fields of the type that is named', () => {
  const label = { en: 'Visit', 'zh-CN': '预约' }
  const field = (name: string, type: string) => ({ name, label, type, options: [] })
  const types = [
    {
      key: 'visit',
      name: label,
      process: 'visit',
      fields: [field('appointment', 'date'), field('note', 'text')],
      figures: [],
    },
    { key: 'other', name: label, process: 'other', fields: [field('elsewhere', 'date')], figures: [] },
  ]
  const vocabulary = {
    groups: [],
    forms: [],
    processes: [],
    calendars: [],
    templates: [],
    decisions: [],
    work: [],
    caseTypes: types,
  }
  const clock = { kind: 'clock', state: 'breached', type: 'visit' }
  const paths = valuesFor(clock, vocabulary).map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(['case.state', 'request.note', 'clock.name']))
  expect(paths).not.toContain('request.elsewhere')
  expect(datesFor({ kind: 'date', record: 'case', type: 'visit' }, vocabulary).map(({ field: name }) => name)).toEqual([
    'openedAt',
    'closedAt',
    'fields.appointment',
  ])
})
