import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImportTemplate, readTemplate } from '../src/modules/intake/index.ts'

const PACK = join(import.meta.dirname, '../../pack/retail/imports')

/** The import templates that come with the program. */
export function retailTemplates(): Promise<ImportTemplate[]> {
  return Promise.all(
    ['online-retail', 'retail-orders', 'retail-returns'].map(async (name) => {
      const read = readTemplate(name, await readFile(join(PACK, `${name}.import.json`), 'utf8'))
      if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
      return read.value
    }),
  )
}
