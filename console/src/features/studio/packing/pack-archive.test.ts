import { expect, test } from 'vitest'
import { archiveOf, filesOf, NoPack } from './pack-archive.ts'

test('what is packed comes out again, whatever it is written in', () => {
  const files = [
    { name: 'return.dmn', content: '<definitions name="退货"/>' },
    { name: 'words/reason.words.json', content: '{"kind":"reason"}' },
  ]
  expect(filesOf(archiveOf(files))).toEqual(files)
})

test('what is no archive, and what would burst, is refused', () => {
  expect(() => filesOf(new TextEncoder().encode('not an archive'))).toThrow(new NoPack('unreadable'))
  const bomb = archiveOf([{ name: 'zeros.form', content: '0'.repeat(5 * 1024 * 1024) }])
  expect(bomb.length).toBeLessThan(100_000)
  expect(() => filesOf(bomb)).toThrow(new NoPack('tooLarge'))
})
