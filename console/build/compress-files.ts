import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const TEXT = /\.(js|css|html|svg|json)$/
const SMALLEST = 1_000
/** Level 9 takes 0.4 s for the whole console on two cores; 11 takes 4 s and saves 4 %. */
const LEVEL = 9

/**
 * Puts `.br` and `.gz` beside each text file, so that the server need not compress anything. Browsers take Brotli over
 * HTTPS and from this machine only, hence both.
 */
export async function compressFiles(folder: string): Promise<void> {
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const content = await readFile(file)
    if (content.length < SMALLEST) continue
    const [small, smaller] = await Promise.all([
      zip(content, { level: LEVEL }),
      brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: LEVEL } }),
    ])
    await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)])
  }
}
