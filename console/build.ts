import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, mergeConfig } from 'vite'
import { compressFiles } from './build/compress-files.ts'
import { publish } from './build/publish.ts'
import { builtFrom, sourceHash, writeBuiltFrom } from './build/source-hash.ts'
import { temporaryFolder } from './build/temporary-folder.ts'
import config from './vite.config.ts'

const root = join(import.meta.dirname, '..')
const dist = join(import.meta.dirname, 'dist')

/**
 * Builds console/dist where it was built from other sources than there are now. Any number of processes may do so at once:
 * each builds in a folder of its own, and a whole folder takes the place of the other.
 */
async function buildConsole(): Promise<void> {
  const hash = await sourceHash(root)
  if ((await builtFrom(dist)) === hash) return
  const folder = await temporaryFolder(join(root, 'node_modules', '.cache', 'aftersale-console'))
  try {
    const outDir = join(folder, 'dist')
    await build(mergeConfig(config, { configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true } }))
    await compressFiles(outDir)
    await writeBuiltFrom(outDir, hash)
    await publish(outDir, dist, folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

// Libraries choose their fast halves by this, whatever the environment of the process that started us says.
process.env['NODE_ENV'] = 'production'
await buildConsole()
