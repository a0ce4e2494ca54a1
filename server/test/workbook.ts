import { crc32, deflateRawSync } from 'node:zlib'

/** A zip (APPNOTE 4.3) of deflated parts; `flags` 1 says encrypted. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, flags = 0): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  Buffer.from('504b0506', 'hex').copy(end)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (all: readonly (readonly [string, string, string])[]) =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The XML inside the parts of a workbook that a test is about. */
export type Parts = { sheet: string; strings?: string; styles?: string; book?: string }

/** The parts of a workbook of two sheets, the second empty but for `other`. */
export function partsOf({ sheet, strings = '', styles = '', book = '' }: Parts): Record<string, string> {
  return {
    '_rels/.rels': relations([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook>${book}<sheets><sheet name="封面" state="hidden" r:id="s2"/><sheet name="订单" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['s1', 'worksheet', 'worksheets/sheet1.xml'],
      ['s2', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ['x', 'sharedStrings', 'sharedStrings.xml'],
      ['y', 'styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>other</v></c></row></sheetData></worksheet>',
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  }
}

/** A workbook of one sheet that holds these cells as text, the header first. */
export function workbookOf(rows: readonly (readonly string[])[]): Buffer {
  const cells = (row: readonly string[]) => row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')
  const sheet = rows.map((row, index) => `<row r="${index + 1}">${cells(row)}</row>`).join('')
  return zipOf(partsOf({ sheet }))
}
