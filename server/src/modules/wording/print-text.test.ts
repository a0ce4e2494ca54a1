import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPrintText, type Words } from './print-text.ts'

const spoken = (words: Words) =>
  words
    .map(({ said, isBold }) => {
      const text = typeof said === 'string' ? said : `<${said.source.trim()}>`
      return isBold ? `*${text}*` : text
    })
    .join('')

function outline(source: string) {
  const read = readPrintText(source)
  if (!read.ok) return read.refusal.problems.map(({ line, column, message }) => `${line}:${column} ${message.en}`)
  return read.value.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `h${block.level} ${spoken(block.words)}`
      case 'paragraph':
        return `p ${block.lines.map(spoken).join(' / ')}`
      case 'list':
        return `${block.isNumbered ? 'ol' : 'ul'} ${block.items.map(spoken).join(' / ')}`
      case 'table': {
        const each = block.each === null ? '' : ` each ${block.each.source.trim()}`
        const rows = [block.head, ...block.rows].map((row) => row.map(spoken).join(' | '))
        return `table${each} ${rows.join(' / ')} ${block.isRight.map((right) => (right ? 'r' : 'l')).join('')}`
      }
      case 'page-break':
        return 'page'
    }
  })
}

test.each([
  ['', []],
  ['# A\n## B\n### C\n#### D', ['h1 A', 'h2 B', 'h3 C', 'p #### D']],
  ['one\ntwo\n\nthree', ['p one / two', 'p three']],
  ['- a\n- b\n1. c\n2. d', ['ul a / b', 'ol c / d']],
  ['a **b {{ c }} d** e', ['p a *b **<c>** d* e']],
  ['| A | B |\n|---|--:|\n| {{ a }} | 2 |', ['table A | B / <a> | 2 lr']],
  ['@each {{ list }}\n| A |\n|---|\n| {{ item.a }} |', ['table each list A / <item.a> l']],
  ['a\n@page\nb', ['p a', 'page', 'p b']],
  ['| no table |\ntext', ['p | no table |', 'p text']],
  ['<script>alert(1)</script>', ['p <script>alert(1)</script>']],
  ['{{ {a: "x | y"}.a }} | z', ['p <{a: "x | y"}.a> | z']],
  ['| {{ if a then "|" else "\n" }} |\r\n|---|\r\n', ['table <if a then "|" else "\n"> l']],
])('%j', (source, blocks) => {
  expect(outline(source)).toEqual(blocks)
})

test.each([
  ['a\n  {{ 1 + }}', /^2:\d+ /],
  ['{{ }}', /^1:3 this placeholder is empty/],
  ['# {{ a', /^1:3 this placeholder does not end/],
  ['x\n@each {{ list }}\ntext', /^2:1 @each wants/],
  ['@each list\n| A |\n|---|', /^1:1 @each wants/],
])('%j is wrong at its place', (source, problem) => {
  expect(outline(source)).toEqual([expect.stringMatching(problem)])
})

test('whatever the text, it is read to its end, and no word of it is lost', () => {
  const piece = fc.constantFrom('# ', '- ', '1. ', '|', '---', '\n', '**', '@page', '@each ', 'x', ' ', '\ue0000\ue001')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('')
      const count = (text: string) => text.split('x').length
      const read = readPrintText(source)
      if (read.ok) expect(count(JSON.stringify(outline(source)))).toBe(count(source))
    }),
  )
})
