import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { DOCUMENT, officeFile, PDF, PIXEL_GIF, WORKBOOK } from '../../../../test/attachment-files.ts'
import { zipOf } from '../../../../test/workbook.ts'
import { tellType } from './tell-type.ts'

const folder = await mkdtemp(join(tmpdir(), 'tell-type-'))
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function told(content: Buffer | string): Promise<string> {
  const path = join(folder, `${(files += 1)}`)
  await writeFile(path, content)
  const result = await tellType(path)
  return result.ok ? result.value : result.refusal.why
}

const raw = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
const [jpeg, png, webp] = await Promise.all([raw.jpeg().toBuffer(), raw.png().toBuffer(), raw.webp().toBuffer()])
const ftyp = (...brands: string[]) => {
  const text = `ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`
  return Buffer.concat([Buffer.of(0, 0, 0, text.length + 4), Buffer.from(text, 'latin1'), Buffer.alloc(64)])
}
const zip = zipOf({ 'a.txt': 'a' })

test.each<[string, Buffer | string, string]>([
  ['a photo', jpeg, 'image/jpeg'],
  ['a screenshot', png, 'image/png'],
  ['a WebP', webp, 'image/webp'],
  ['a GIF', PIXEL_GIF, 'image/gif'],
  ['a photo of a telephone', ftyp('heic', 'mif1', 'heic'), 'image/heic'],
  ['a HEIC by its other brand', ftyp('mif1', 'mif1', 'heic'), 'image/heic'],
  ['an AVIF', ftyp('avif', 'mif1'), 'unknown'],
  ['a film', ftyp('isom', 'mp41'), 'video/mp4'],
  ['a QuickTime film', ftyp('qt  '), 'unknown'],
  ['a PDF', PDF, 'application/pdf'],
  ['a PDF behind something else', Buffer.concat([Buffer.from('\0\0'), PDF]), 'unknown'],
  ['a workbook', officeFile(WORKBOOK), WORKBOOK.replace('.main+xml', '')],
  ['a document', officeFile(DOCUMENT), DOCUMENT.replace('.main+xml', '')],
  ['a workbook with macros', officeFile(WORKBOOK, { 'xl/vbaProject.bin': 'x' }), 'macros'],
  ['a workbook that says so', officeFile('application/vnd.ms-excel.sheet.macroEnabled.main+xml'), 'macros'],
  ['a presentation', officeFile('application/vnd.openxmlformats-officedocument.presentationml.x'), 'archive'],
  ['a workbook and document in one', officeFile(`${WORKBOOK}"/><x a="${DOCUMENT}`), 'archive'],
  ['an archive', zip, 'archive'],
  ['an archive of Java', zipOf({ 'META-INF/MANIFEST.MF': 'x' }), 'archive'],
  ['an archive cut short', zip.subarray(0, zip.length - 5), 'damaged'],
  ['a list of parts that unpacks to megabytes', zipOf({ '[Content_Types].xml': ' '.repeat(2_000_000) }), 'damaged'],
  ['an empty archive', Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1'), 'archive'],
  ['gzip', Buffer.of(0x1f, 0x8b, 8, 0), 'archive'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unknown'],
  ['a program of Windows', Buffer.from('MZ\x90\0\x03\0', 'latin1'), 'program'],
  ['a program of Linux', Buffer.from('\x7fELF\x02', 'latin1'), 'program'],
  ['a script', '#!/bin/sh\nrm -rf /\n', 'program'],
  ['a batch file', '\ufeff@echo off\r\ndel *\r\n', 'program'],
  ['a page', '  <!DOCTYPE html><script>alert(1)</script>', 'markup'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'markup'],
  ['XML', '<?xml version="1.0"?><a/>', 'markup'],
  ['a photo that is an archive too', Buffer.concat([jpeg, zip]), 'double'],
  ['a PDF that is an archive too', Buffer.concat([PDF, zip]), 'double'],
  ['a photo with words after it', Buffer.concat([jpeg, Buffer.from('PK\x05\x06 is no archive')]), 'image/jpeg'],
  ['text', 'MZ is what the customer said.\r\n', 'text/plain; charset=utf-8'],
  ['Chinese text', '包装破损，请换货。', 'text/plain; charset=utf-8'],
  ['text of an older system', Buffer.from('b0fcd7b0c6c6cbf0', 'hex'), 'text/plain; charset=gb18030'],
  ['a table', '\ufeff订单,数量\n1,2\n', 'text/plain; charset=utf-8'],
  ['text that compares', '<3 is fine', 'text/plain; charset=utf-8'],
  ['text with a bell', 'ding\u0007', 'unknown'],
  ['text with NUL', 'a\0b', 'unknown'],
  ['a byte of no encoding', Buffer.of(0x61, 0xff), 'unknown'],
  ['UTF-16', Buffer.from('\ufeffabc', 'utf16le'), 'unknown'],
])('%s', async (_, content, type) => {
  expect(await told(content)).toBe(type)
})

test('a character that two reads cut in half is one', async () => {
  expect(await told(`${'a'.repeat(65_535)}好`)).toBe('text/plain; charset=utf-8')
})

test('whatever the bytes, something is told', async () => {
  const heads = ['', 'PK\x03\x04', '%PDF-1.', 'GIF89a', '\0\0\0\x18ftyp', 'RIFF', '\xff\xd8\xff', '<']
  const content = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
    .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]))
  await fc.assert(
    fc.asyncProperty(content, async (bytes) => {
      expect(await told(bytes)).toMatch(/^[a-z]+(\/.+)?$/)
    }),
    { numRuns: 60 },
  )
})
