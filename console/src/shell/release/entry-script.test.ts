import { expect, test } from 'vitest'
import { entryScript } from './entry-script.ts'

test.each([
  [
    '<script type="module" crossorigin src="/assets/index-B7f.js"></script><script src="/late.js">',
    '/assets/index-B7f.js',
  ],
  ['<link rel="modulepreload" href="/assets/libraries.js">', null],
  ['<script>void 0</script>', null],
])('%s begins with %s', (html, expected) => {
  expect(entryScript(html)).toBe(expected)
})
