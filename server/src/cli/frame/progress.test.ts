import { expect, test } from 'vitest'
import { displayWidth } from './display.ts'
import { clockTime, meterOn, progressLine } from './progress.ts'

const halfway = { label: 'cases', done: 500, total: 1000, seconds: 10 }

test('a line says how far, how fast and how long still', () => {
  expect(progressLine(halfway, 'en', 61)).toBe('cases ██████████▌·········· 50% 500 of 1,000, 50/s, 0:10 left')
  expect(progressLine({ ...halfway, label: '工单' }, 'zh-CN', 120)).toContain('50% 500/1,000，50/秒，剩余 0:10')
})

test('a line never takes more columns than there are', () => {
  for (let width = 8; width < 120; width += 1) {
    expect(displayWidth(progressLine({ ...halfway, label: '导入退货申请' }, 'zh-CN', width))).toBeLessThanOrEqual(width)
  }
})

test('without a total it counts, and with nothing done it does not guess the rest', () => {
  expect(progressLine({ label: 'rows', done: 12_000, total: undefined, seconds: 4 }, 'en', 80)).toBe(
    'rows 12,000, 3,000/s',
  )
  expect(progressLine({ label: 'rows', done: 0, total: 9, seconds: 0 }, 'en', 80)).toContain('0 of 9, 0/s, –:–– left')
})

test('bytes are told as sizes, not as a count', () => {
  const file = { label: 'orders.csv', done: 1_835_008, total: 3_245_527, seconds: 10, unit: 'bytes' } as const
  expect(progressLine(file, 'en', 100)).toContain('56% 1.8 MB of 3.2 MB, 184 kB/s, 0:08 left')
  expect(progressLine({ ...file, done: 1_500_000_000, total: 2_805_084_097 }, 'zh-CN', 100)).toContain(
    '53% 1.5 GB/2.8 GB，150.0 MB/秒，剩余 0:09',
  )
})

test.each([
  [0, '0:00'],
  [59.2, '1:00'],
  [3661, '1:01:01'],
])('%d seconds read %s', (seconds, text) => {
  expect(clockTime(seconds)).toBe(text)
})

test('a terminal is redrawn at most ten times a second and left clean', () => {
  const { surface, written } = paper({ isTTY: true })
  let now = 0
  const meter = meterOn(surface, { en: 'rows', 'zh-CN': '行' }, 1000, 'en', () => now)
  for (; now < 1000; now += 1) meter.add(1)
  meter.end()
  expect(written.length).toBe(11)
  expect(written.at(-1)).toBe('\r\x1b[2K')
})

test('a log gets a plain line every ten seconds, and short work none', () => {
  const { surface, written } = paper({ isTTY: false })
  let now = 0
  const meter = meterOn(surface, { en: 'rows', 'zh-CN': '行' }, undefined, 'en', () => now)
  for (; now <= 20_000; now += 100) meter.add(10)
  meter.end()
  expect(written).toEqual(['rows: 1,010, 101/s\n', 'rows: 2,010, 101/s\n'])
})

function paper({ isTTY }: { isTTY: boolean }) {
  const written: string[] = []
  return { surface: { isTTY, columns: 80, write: (text: string) => written.push(text) }, written }
}
