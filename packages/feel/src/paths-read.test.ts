import { expect, test } from 'vitest'
import { pathsRead } from './paths-read.ts'

const read = (source: string) => {
  const paths = pathsRead(source)
  return paths.ok ? paths.value.map((path) => path.join('.')).sort() : paths.refusal.code
}

test.each<[string, string[]]>([
  ['request.taxNumber', ['request.taxNumber']],
  ['request', ['request']],
  ['a.b.c + d', ['a.b.c', 'd']],
  ['if x then request.a else { y: request.b }.y', ['request.a', 'request.b', 'x']],
  ['request.lines[units > n].price', ['n', 'request.lines', 'units']],
  ['for one in request.lines return one.price * rate', ['one.price', 'rate', 'request.lines']],
  ['get value(request, "taxNumber")', ['get value', 'request']],
  ['"request.taxNumber"', []],
  ['request.a in [1..max]', ['max', 'request.a']],
  ['function(x) x + request.a', ['request.a', 'x']],
])('%s reads %s', (source, paths) => {
  expect(read(source)).toEqual(paths)
})

test('what is not FEEL is refused', () => {
  expect(read('request.')).toBe('feel.unreadable')
})
