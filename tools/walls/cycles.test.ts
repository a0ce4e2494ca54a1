import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cyclesIn } from './cycles.ts'

const of = (imports: Readonly<Record<string, readonly string[]>>) => cyclesIn(new Map(Object.entries(imports)))

test.each<[string, Record<string, string[]>, string[][]]>([
  ['nothing', {}, []],
  ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['two ways to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['a library that is not looked into', { a: ['library', 'library'] }, []],
  ['a file that imports itself', { a: ['a'] }, [['a', 'a']]],
  [
    'two files',
    { a: ['b'], b: ['a'] },
    [
      ['a', 'b', 'a'],
      ['b', 'a', 'b'],
    ],
  ],
  [
    'two circles and what lies before, between and behind them',
    { x: ['a'], a: ['b'], b: ['a', 'y'], y: ['c'], c: ['d', 'e'], d: ['c'], e: ['d', 'z'], z: [] },
    [
      ['a', 'b', 'a'],
      ['b', 'a', 'b'],
      ['c', 'd', 'c'],
      ['d', 'c', 'd'],
      ['e', 'd', 'c', 'e'],
    ],
  ],
])('%s', (_, imports, cycles) => {
  expect(of(imports)).toEqual(cycles)
})

test('a file is told exactly when its imports lead back to it, by imports that there are', () => {
  const file = fc.integer({ min: 0, max: 9 }).map(String)
  fc.assert(
    fc.property(fc.array(fc.tuple(file, file), { maxLength: 25 }), (edges) => {
      const imports = new Map<string, string[]>(Array.from({ length: 10 }, (_, at) => [`${at}`, []]))
      for (const [from, to] of edges) imports.get(from)?.push(to)
      const reached = (start: string) => {
        const seen = new Set<string>()
        const visit = (at: string): void => {
          for (const next of imports.get(at) ?? []) {
            if (seen.has(next)) continue
            seen.add(next)
            visit(next)
          }
        }
        visit(start)
        return seen
      }
      const cycles = cyclesIn(imports)
      expect(cycles.map(([first]) => first)).toEqual([...imports.keys()].filter((name) => reached(name).has(name)))
      for (const cycle of cycles) {
        expect(cycle.at(-1)).toBe(cycle[0])
        for (const [at, next] of cycle.slice(1).entries()) expect(imports.get(cycle[at] ?? '')).toContain(next)
      }
    }),
  )
})
