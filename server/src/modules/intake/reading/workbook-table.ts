import { stat } from 'node:fs/promises'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Progress } from './byte-source.ts'
import { damageReason } from './damage.ts'
import type { FileRefusal } from './reading-refusal.ts'
import { sheetRows } from './sheet-rows.ts'
import type { Table, TableRow } from './table.ts'
import { readWorkbook } from './workbook.ts'
import { createXmlReader } from './xml-reader.ts'
import { openZipFile, type ZipParts } from './zip-file.ts'

const BATCH = 1_000

/** Opens a workbook (ECMA-376, .xlsx). `release` is called when the reading ends, however it ends. */
export async function openWorkbook(
  path: string,
  name: string,
  options: { readonly sheet?: string; readonly progress?: Progress },
  release: () => Promise<void>,
): Promise<Result<Table, FileRefusal>> {
  let zip: ZipParts | undefined
  const close = async (): Promise<void> => {
    await zip?.close()
    zip = undefined
    await release()
  }
  try {
    zip = await openZipFile(path)
    const table = await openSheet(zip, name, options, (await stat(path)).size, close)
    if (!table.ok) await close()
    return table
  } catch (error) {
    await close()
    return refuse({ code: 'intake.file-damaged', name, reason: damageReason(error) })
  }
}

async function openSheet(
  zip: ZipParts,
  name: string,
  options: { readonly sheet?: string; readonly progress?: Progress },
  fileBytes: number,
  close: () => Promise<void>,
): Promise<Result<Table, FileRefusal>> {
  const workbook = await readWorkbook(zip, name, options.sheet)
  if (!workbook.ok) return workbook
  const { sheet } = workbook.value
  const rows = sheetRows(workbook.value)
  const reader = createXmlReader(rows.handlers)
  const pieces = zip.read(sheet)
  let bytesRead = 0
  /** Reads one more piece of the sheet; false at its end. */
  const readOn = async (): Promise<boolean> => {
    const piece = await pieces.next()
    if (piece.done === true) {
      reader.end()
      return false
    }
    reader.write(piece.value)
    bytesRead += piece.value.length
    options.progress?.(Math.round((fileBytes * bytesRead) / Math.max(bytesRead, sheet.uncompressedSize)), fileBytes)
    return true
  }

  let isMore = true
  while (isMore && rows.header() === undefined) isMore = await readOn()
  const header = rows.header()
  if (header === undefined) return refuse({ code: 'intake.file-empty', name })

  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    let batch = rows.take()
    try {
      while (isMore) {
        try {
          isMore = await readOn()
        } catch (error) {
          damageReason(error)
          isMore = false
          batch.push(...rows.take(), {
            lineNumber: rows.lastRow() + 1,
            raw: '',
            defect: { code: 'intake.rest-damaged' },
          })
        }
        batch.push(...rows.take())
        if (batch.length >= BATCH) {
          yield batch
          batch = []
        }
      }
      if (batch.length > 0) yield batch
    } finally {
      await pieces.return(undefined)
      await close()
    }
  }
  return accept({ format: 'xlsx', header, batches: batches(), close })
}
