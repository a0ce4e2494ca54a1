import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchedFor, searchTextOf } from './search-text.ts'

test.each([
  ['王芳', ['王', '王芳', '芳']],
  ['王小芳', ['小', '小芳', '王', '王小', '芳']],
  ['13800', ['138', '380', '800', '^1', '^13']],
  ['ab', ['^a', '^ab']],
  ['A王b', ['^a', 'a王', '王', '王b']],
  ['ＡＢＣ', ['^a', '^ab', 'abc']],
  ['𠮷野', ['野', '𠮷', '𠮷野'].sort()],
])('%s has the pieces %j', (text, terms) => expect(searchTextOf([text]).terms).toEqual(terms))

const finds = (typed: string, ...words: readonly string[]) => {
  const [record, wanted] = [searchTextOf(words), searchedFor(typed)]
  const byTerms = wanted.terms.every((term) => record.terms.includes(term))
  const byText = wanted.words.every((word) => record.text.includes(word))
  return { byTerms, byText }
}

test.each([
  ['芳', ['王小芳']],
  ['小芳 王', ['王小芳']],
  ['5678', ['王小芳', '13812345678']],
  ['SMITH', ['John  Smith', 'smith@example.com']],
  ['ith@ex', ['john smith', 'smith@example.com']],
  ['１３８', ['13812345678']],
  ['m', ['max']],
  ['ＭＡ', ['小 max']],
])('%s finds %j', (typed, words) => expect(finds(typed, ...words)).toEqual({ byTerms: true, byText: true }))

test.each([
  ['芳王', ['王小芳']],
  ['王芳', ['王小芳']],
  ['679', ['13812345678']],
  ['ax', ['max']],
])('%s does not find %j', (typed, words) => expect(finds(typed, ...words).byText).toBe(false))

test('a character is not asked for alone where it is asked for with its neighbour', () => {
  expect(searchedFor('王小芳').terms).toEqual(['小芳', '王小'])
  expect(searchedFor('芳 王b').terms).toEqual(['王b', '芳'])
})

test('whatever part of a word is typed, the pieces never hide a record that its text tells', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '1', '王', '芳', '𠮷', '-'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(word, fc.nat(), fc.nat(), (given, from, length) => {
      const characters = [...given]
      const start = from % characters.length
      const part = characters.slice(start, start + 1 + (length % characters.length)).join('')
      const { byTerms, byText } = finds(part, given)
      if (start === 0 || part.length > 2 || !/^[\x21-\x7e]+$/.test(part)) expect(byText).toBe(true)
      if (byText) expect(byTerms).toBe(true)
    }),
  )
})

test('a text of a million characters is found by its first thousand', () => {
  const { text, terms } = searchTextOf(['芳'.repeat(1_000_000)])
  expect([text.length, terms]).toEqual([1_001, ['芳', '芳芳']])
})
