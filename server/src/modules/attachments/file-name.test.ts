import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName } from './file-name.ts'

test.each([
  ['破损的包装.jpg', 'image/jpeg', '破损的包装.jpg'],
  ['IMG_0001.JPEG', 'image/jpeg', 'IMG_0001.JPEG'],
  ['/etc/passwd', 'text/plain; charset=utf-8', 'passwd.txt'],
  ['C:\\Users\\lin\\photo.png', 'image/png', 'photo.png'],
  ['../../x.pdf', 'application/pdf', 'x.pdf'],
  ['..', 'application/pdf', 'file.pdf'],
  ['', 'image/gif', 'file.gif'],
  ['.jpg', 'image/jpeg', 'jpg.jpg'],
  ['invoice\u202egpj.exe', 'image/jpeg', 'invoicegpj.exe.jpg'],
  ['a\u0000b\r\nSet-Cookie: x.png', 'image/png', 'abSet-Cookie_ x.png'],
  ['page.html', 'text/plain; charset=utf-8', 'page.html.txt'],
  ['a  b\t.csv', 'text/plain; charset=gb18030', 'a b.csv'],
  ['family 👩‍👩‍👧.mp4', 'video/mp4', 'family 👩‍👩‍👧.mp4'],
  ['half \ud800.png', 'image/png', 'half \ufffd.png'],
])('%j of %s is called %j', (given, type, name) => {
  expect(cleanFileName(given, type)).toBe(name)
})

test('a long name keeps its ending', () => {
  const name = cleanFileName(`${'长'.repeat(900)}.pdf`, 'application/pdf')
  expect([name.length, name.slice(-5)]).toEqual([200, '长.pdf'])
})

test('whatever it was, it has a stem, an ending that fits, and leads nowhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanFileName(given, 'image/png')
      expect(name).toMatch(/^[^/\\\p{Cc}]+\.png$/iu)
      expect(cleanFileName(name, 'image/png')).toBe(name)
    }),
  )
})
