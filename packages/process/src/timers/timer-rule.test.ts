import { DaysTimeDuration, FeelDate, type FeelValue, YearsMonthsDuration } from '@aftersale/feel'
import { describe, expect, test } from 'vitest'
import { timerProblem } from './timer.ts'
import type { TimerType } from './timer-cause.ts'
import { readTimerRule } from './timer-rule.ts'

describe('a rule that is none is refused with a sentence in both languages', () => {
  test.each<[TimerType, string]>([
    ['date', 'tomorrow'],
    ['date', '2026-02-29'],
    ['date', '2026-01-01T09:00:00+02:00[Mars/Base]'],
    ['date', 'P1D'],
    ['duration', 'P'],
    ['duration', 'PT'],
    ['duration', 'P1DT'],
    ['duration', '1h'],
    ['duration', 'PT1.5H'],
    ['duration', ''],
    ['duration', `PT${'1'.repeat(300)}S`],
    ['duration', 'P9999Y'],
    ['duration', 'P999999999D'],
    ['date', '12026-01-01'],
    ['cycle', 'R0/PT1H'],
    ['cycle', 'R3/'],
    ['cycle', 'R3/P1Y/2026-01-01'],
    ['cycle', 'R-2/PT1H'],
    ['cycle', 'R3/-PT1H'],
    ['cycle', 'R3/-P1D'],
    ['cycle', 'R3/PT0S'],
    ['cycle', 'R/PT0.5S'],
    ['cycle', 'R1001/PT0.999S'],
    ['cycle', 'R3/soon/PT1H'],
    ['cycle', '0 0 30 2 *'],
    ['cycle', '60 * * * *'],
    ['cycle', '* * * *'],
    ['cycle', '0 0 0 1 1 * 2030'],
    ['cycle', '@reboot'],
    ['cycle', '2026-01-01T00:00:00'],
    ['cycle', '0 0 1 1 +MON'],
  ])('%s %s', (type, text) => {
    const problem = timerProblem(type, text)
    expect(problem?.en).toMatch(/\.$/)
    expect(problem?.['zh-CN']).toMatch(/。$/)
  })

  test('a bare duration as a cycle, with what to write instead', () => {
    expect(timerProblem('cycle', 'PT1H')?.en).toContain('put R/ before it')
  })
})

test.each<[TimerType, string]>([
  ['date', ' 2026-03-01T09:00 '],
  ['date', '2026-03-01T09:00+08:00'],
  ['date', '2026-03-01T09:00:00@Asia/Shanghai'],
  ['duration', '-PT1H'],
  ['duration', 'P1Y2M3W4DT5H6M7.5S'],
  ['cycle', 'R/PT1S'],
  ['cycle', 'R-1/P1D'],
  ['cycle', 'R1000/PT0.5S'],
  ['cycle', 'R5/2026-01-01T00:00:00Z/PT10S'],
  ['cycle', '0 0 9-17 * * MON-FRI'],
  ['cycle', '0 5/15 * * * ?'],
  ['cycle', '0 0 29 2 *'],
  ['cycle', '@hourly'],
])('%s %s is a rule', (type, text) => {
  expect(timerProblem(type, text)).toBeNull()
})

describe('FEEL values are read as their text', () => {
  test.each<[TimerType, FeelValue, string]>([
    ['date', new FeelDate(2026, 3, 1), '2026-03-01'],
    ['duration', new DaysTimeDuration(129_600_000_000_000n), 'P1DT12H'],
    ['duration', new YearsMonthsDuration(14), 'P1Y2M'],
  ])('%s', (type, value, text) => {
    expect(readTimerRule(type, value)).toMatchObject({ ok: true, value: { text } })
  })

  test.each<[FeelValue]>([[null], [3], [true], [['PT1H']], [{ a: 1 }]])('what has no time is refused: %j', (value) => {
    expect(readTimerRule('duration', value)).toMatchObject({ ok: false, refusal: { code: 'process.timer-unreadable' } })
  })
})
