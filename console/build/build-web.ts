import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, mergeConfig, type UserConfig } from 'vite'
import { compressFiles } from './compress-files.ts'
import { publish } from './publish.ts'
import { builtFrom, sourceHash, type WebApp, writeBuiltFrom } from './source-hash.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Builds the `dist` of a web app where it was built from other sources than there are now. Any number of processes may do so
 * at once: each builds in a folder of its own, and a whole folder takes the place of the other.
 */
export async function buildWeb(app: WebApp, config: UserConfig): Promise<void> {
  // Libraries choose their fast halves by this, whatever the environment of the process that started us says.
  process.env['NODE_ENV'] = 'production'
  const dist = join(root, app, 'dist')
  const hash = await sourceHash(root, app)
  if ((await builtFrom(dist)) === hash) return
  const folder = await temporaryFolder(join(root, 'node_modules', '.cache', `aftersale-${app}`))
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
