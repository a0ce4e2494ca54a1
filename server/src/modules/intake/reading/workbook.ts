import { posix } from 'node:path'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Entry } from 'yauzl'
import { DamagedFile } from './damage.ts'
import { isExpanding } from './gunzip.ts'
import { dateStyles } from './number-formats.ts'
import type { FileRefusal } from './reading-refusal.ts'
import { type SharedStrings, STRINGS_LIMIT, sharedStrings } from './shared-strings.ts'
import { createXmlReader, type XmlHandlers } from './xml-reader.ts'
import type { ZipParts } from './zip-file.ts'

/** What is needed to read the rows of one sheet. */
export type Workbook = {
  readonly sheet: Entry
  readonly strings: SharedStrings
  readonly isDate: (style: number) => boolean
  readonly since1904: boolean
}

/** Parts other than sheets and strings are small; styles reach a few megabytes. */
const SMALL_PART_LIMIT = 67_108_864

type Relation = { readonly id: string; readonly type: string; readonly target: string }
type Sheet = { readonly name: string; readonly relation: string; readonly isHidden: boolean }

/** Reads everything of a workbook but its rows. Throws where it is damaged. */
export async function readWorkbook(
  zip: ZipParts,
  name: string,
  sheetName: string | undefined,
): Promise<Result<Workbook, FileRefusal>> {
  if (zip.isEncrypted) return refuse({ code: 'intake.file-encrypted', name })
  const main = (await relationsOf(zip, '')).find((relation) => relation.type.endsWith('/officeDocument'))
  const book = main === undefined ? undefined : zip.find(main.target)
  if (main === undefined || book === undefined || !/workbook\.xml$/i.test(main.target)) {
    return refuse({ code: 'intake.file-not-table', name, found: main?.target.split('.').at(-1) ?? 'ZIP' })
  }
  const { sheets, since1904 } = await readSheets(zip, book)
  const relations = await relationsOf(zip, main.target)
  const worksheets = sheets.flatMap((sheet) => {
    const relation = relations.find(({ id, type }) => id === sheet.relation && type.endsWith('/worksheet'))
    return relation === undefined ? [] : [{ ...sheet, target: relation.target }]
  })
  const wanted =
    sheetName === undefined
      ? (worksheets.find((sheet) => !sheet.isHidden) ?? worksheets[0])
      : worksheets.find((sheet) => sheet.name === sheetName)
  if (wanted === undefined && sheetName !== undefined) {
    const known = worksheets.map((sheet) => sheet.name)
    return refuse({ code: 'intake.file-sheet-missing', name, sheet: sheetName, sheets: known })
  }
  const sheet = wanted === undefined ? undefined : zip.find(wanted.target)
  if (sheet === undefined) throw new DamagedFile('it has no sheet')
  if (isExpanding(sheet.compressedSize, sheet.uncompressedSize)) {
    throw new DamagedFile('its sheet unpacks to far more than a table would')
  }

  const styles = dateStyles()
  const stylesPart = partOf(zip, relations, '/styles')
  if (stylesPart !== undefined) await readPart(zip, stylesPart, styles.handlers, SMALL_PART_LIMIT)
  const strings = sharedStrings()
  const stringsPart = partOf(zip, relations, '/sharedStrings')
  if (stringsPart !== undefined) await readPart(zip, stringsPart, strings.handlers, 16 * STRINGS_LIMIT)
  if (strings.isFull()) {
    return refuse({ code: 'intake.file-too-large', name, part: 'sharedStrings', limitBytes: STRINGS_LIMIT })
  }
  return accept({ sheet, strings, isDate: styles.isDate, since1904 })
}

async function readSheets(zip: ZipParts, book: Entry): Promise<{ sheets: Sheet[]; since1904: boolean }> {
  const sheets: Sheet[] = []
  let since1904 = false
  await readPart(zip, book, {
    ...IGNORE,
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({
        name: attributes['name'] ?? '',
        relation,
        isHidden: (attributes['state'] ?? 'visible') !== 'visible',
      })
    },
  })
  return { sheets, since1904 }
}

/** The relationships of a part (ECMA-376-2 §6.5), with targets as names of parts; '' is the package itself. */
async function relationsOf(zip: ZipParts, source: string): Promise<Relation[]> {
  const part = zip.find(posix.join(posix.dirname(source), '_rels', `${posix.basename(source)}.rels`))
  const relations: Relation[] = []
  if (part === undefined) return relations
  await readPart(zip, part, {
    ...IGNORE,
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return
      const target = posix.resolve('/', posix.dirname(source), Target).slice(1)
      relations.push({ id: Id, type: Type, target })
    },
  })
  return relations
}

function partOf(zip: ZipParts, relations: readonly Relation[], type: string): Entry | undefined {
  const relation = relations.find((candidate) => candidate.type.endsWith(type))
  return relation === undefined ? undefined : zip.find(relation.target)
}

const IGNORE: XmlHandlers = { open: () => undefined, close: () => undefined, text: () => undefined }

async function readPart(zip: ZipParts, part: Entry, handlers: XmlHandlers, limit = SMALL_PART_LIMIT): Promise<void> {
  if (part.uncompressedSize > limit || isExpanding(part.compressedSize, part.uncompressedSize)) {
    throw new DamagedFile(`its part ${part.fileName} is far too large`)
  }
  const reader = createXmlReader(handlers)
  for await (const bytes of zip.read(part)) reader.write(bytes)
  reader.end()
}
