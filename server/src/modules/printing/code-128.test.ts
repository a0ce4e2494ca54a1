import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barCode, code128, PATTERNS } from './code-128.ts'

test('each value has eleven modules in six parts of its own, its bars an even number of them; the stop has thirteen', () => {
  expect(PATTERNS).toHaveLength(107)
  expect(new Set(PATTERNS).size).toBe(107)
  for (const [value, pattern] of PATTERNS.entries()) {
    const widths = [...pattern].map(Number)
    const sum = (list: number[]) => list.reduce((all, width) => all + width, 0)
    expect([value, widths.length, sum(widths)]).toEqual([value, value === 106 ? 7 : 6, value === 106 ? 13 : 11])
    expect(sum(widths.filter((_, at) => at % 2 === 0)) % 2).toBe(0)
  }
})

test('the check digit is that of the example everybody shows', () => {
  expect(code128('Wikipedia')?.at(-2)).toBe(88)
})

/** Reads a bar code from its picture alone, as a scanner does: widths of bars and gaps. */
function scan(svg: string): string {
  const bars = [...svg.matchAll(/M(\d+) 0h(\d+)v/g)].map(([, at, width]) => [Number(at), Number(width)] as const)
  const widths = bars.flatMap(([at, width], index) => {
    const next = bars[index + 1]?.[0]
    return next === undefined ? [width] : [width, next - at - width]
  })
  const values: number[] = []
  for (let at = 0; at + 7 < widths.length; at += 6) values.push(PATTERNS.indexOf(widths.slice(at, at + 6).join('')))
  expect(widths.slice(-7).join('')).toBe('2331112')
  const [start = 0, ...rest] = values
  const check = rest.pop()
  expect(rest.reduce((sum, value, at) => sum + value * (at + 1), start) % 103).toBe(check)
  return rest.map((value) => String.fromCharCode(value + 32)).join('')
}

test('what was written is read', () => {
  const text = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 80,
  })
  fc.assert(
    fc.property(text, (given) => {
      expect(scan(barCode(given))).toBe(given)
    }),
  )
})

test('what has no bar code is left out', () => {
  expect([barCode(''), barCode('工单'), barCode('x'.repeat(81))]).toEqual(['', '', ''])
})
