import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test.each([
  ['label.jpg', false, 'attachment; filename="label.jpg"'],
  ['a b (1).pdf', true, 'inline; filename="a b (1).pdf"'],
  ['破损.jpg', false, `attachment; filename="__.jpg"; filename*=UTF-8''%E7%A0%B4%E6%8D%9F.jpg`],
  ['a"b\\c%.txt', false, `attachment; filename="a_b_c_.txt"; filename*=UTF-8''a%22b%5Cc%25.txt`],
  ["it's*.txt", false, `attachment; filename="it's_.txt"; filename*=UTF-8''it%27s%2A.txt`],
])('%j, inline %j: %s', (name, isInline, header) => {
  expect(contentDisposition(name, isInline)).toBe(header)
})

test('whatever the name, the header is one line of ASCII without a quote too many', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = contentDisposition(name, false)
      expect(header).toMatch(/^attachment; filename="[ -!#-[\]-~]*"(; filename\*=UTF-8''[A-Za-z0-9%\-._~]*)?$/)
    }),
  )
})
