import { createHash } from 'node:crypto'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The apps that run in browsers, by the folder of their sources. */
export type WebApp = 'console' | 'portal'

const sourcesOf = (app: WebApp) => [
  `${app}/{index.html,package.json,vite.config.ts,build.ts}`,
  `${app}/{src,public}/**/*`,
  'console/build/**/*',
  'packages/*/src/**/*.ts',
  'package-lock.json',
]
const TEST = /\.test\.tsx?$/
const NAME = 'built-from.txt'

/** A hash of everything that a built app is made of. */
export async function sourceHash(root: string, app: WebApp): Promise<string> {
  const files: string[] = []
  for await (const entry of glob(sourcesOf(app), { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !TEST.test(path)) files.push(path)
  }
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    const content = await readFile(file)
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** What a built app says it was made from; undefined where there is none. */
export const builtFrom = (dist: string): Promise<string | undefined> =>
  readFile(join(dist, NAME), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

export const writeBuiltFrom = (dist: string, hash: string): Promise<void> => writeFile(join(dist, NAME), hash)
