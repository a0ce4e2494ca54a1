import { buffer } from 'node:stream/consumers'
import { accept } from '@aftersale/kernel'
import { openPromise, type ZipFile } from 'yauzl'
import { type Told, unwelcome } from './told.ts'

const MAIN = 'application/vnd.openxmlformats-officedocument.'
const TYPES = [`${MAIN}spreadsheetml.sheet`, `${MAIN}wordprocessingml.document`] as const
const MACROS = /macroEnabled|vbaProject|activeX/i
/** A document has some dozen parts, one of many pictures some hundred. */
const MOST_PARTS = 10_000
const LONGEST_LIST = 1_048_576

/**
 * The type of a zip that is a workbook or a document, as its list of parts says (ECMA-376-2 §7.2). Templates, documents with
 * macros and all other zips are not taken. Nothing but that list is unpacked.
 */
export async function officeType(path: string): Promise<Told> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false })
  } catch {
    return unwelcome('damaged')
  }
  try {
    return await typeIn(zip)
  } catch {
    return unwelcome('damaged')
  } finally {
    zip.close()
  }
}

async function typeIn(zip: ZipFile): Promise<Told> {
  if (zip.entryCount > MOST_PARTS) return unwelcome('archive')
  let list: string | undefined
  let hasMacros = false
  for await (const part of zip.eachEntry()) {
    hasMacros ||= MACROS.test(part.fileName)
    if (part.fileName !== '[Content_Types].xml') continue
    if (list !== undefined || part.uncompressedSize > LONGEST_LIST) return unwelcome('damaged')
    list = (await buffer(await zip.openReadStreamPromise(part))).toString('utf8')
  }
  if (list === undefined) return unwelcome('archive')
  if (hasMacros || MACROS.test(list)) return unwelcome('macros')
  const types = TYPES.filter((type) => list.includes(`"${type}.main+xml"`))
  const [type] = types
  return type === undefined || types.length > 1 ? unwelcome('archive') : accept(type)
}
