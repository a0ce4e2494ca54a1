import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml } from './read-xml.ts'
import { namespaceOfPrefix } from './xml-element.ts'

const refusalOf = (text: string) => {
  const read = readXml(text)
  return read.ok ? undefined : read.refusal.code
}

test('elements keep their namespace, attributes, text and place', () => {
  const read = readXml('<a xmlns="urn:a" xmlns:x="urn:x">\n  <x:b x:c="1" d="2">t<![CDATA[<&>]]>&amp;</x:b></a>')
  if (!read.ok) throw new Error(read.refusal.detail)
  const [child] = read.value.children
  expect(child).toMatchObject({ name: 'b', namespace: 'urn:x', text: 't<&>&', position: { line: 2, column: 3 } })
  expect(Object.fromEntries(child?.attributes ?? [])).toEqual({ '{urn:x}c': '1', d: '2' })
  expect(child && namespaceOfPrefix(child, 'x')).toBe('urn:x')
  expect(child && namespaceOfPrefix(child, 'y')).toBe(undefined)
})

test.each([
  ['nothing', '', 'xml.malformed'],
  ['an element left open', '<a><b></a>', 'xml.malformed'],
  ['an unknown entity', '<a>&b;</a>', 'xml.malformed'],
  ['an undeclared prefix', '<x:a/>', 'xml.malformed'],
  ['a document type', '<!DOCTYPE a><a/>', 'xml.doctype'],
  ['entities that grow', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'xml.doctype'],
  ['an entity that names a file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'xml.doctype'],
  ['elements too deep', '<a>'.repeat(300) + '</a>'.repeat(300), 'xml.too-deep'],
])('%s is refused', (_, text, code) => {
  expect(refusalOf(text)).toBe(code)
})

test('a huge text is refused before it is read', () => {
  expect(refusalOf(' '.repeat(17 * 1024 * 1024))).toBe('xml.too-large')
})

test('any text is read or refused, never thrown at', () => {
  const pieces = fc.constantFrom(
    '<a>',
    '</a>',
    '<',
    '>',
    '"',
    '&amp;',
    '<!--',
    '-->',
    '<?',
    '?>',
    ']]>',
    '<![CDATA[',
    'x',
    '=',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      expect(typeof readXml(parts.join('')).ok).toBe('boolean')
    }),
  )
})
