import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openAftersale, openServer } from '../../server/src/main.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { openLog } from '../../server/src/platform/log.ts'
import { closeAfterFile } from '../../server/test/closing.ts'
import { testDatabase } from '../../server/test/database.ts'
import { quickPasswords } from '../../server/test/quick-passwords.ts'

const root = join(import.meta.dirname, '../..')

export type RunningServer = {
  readonly address: string
  readonly setUpLink: string
  /** A link that signs in once. */
  readonly signInLink: () => Promise<string>
  readonly database: Database
  /** After the last test of the file, if not before. */
  close(): Promise<void>
}

const build = (pages: 'console' | 'portal') => promisify(execFile)(process.execPath, [join(root, pages, 'build.ts')])

let built: Promise<unknown> | undefined

/** Builds the pages, unless they are built from these very sources; once for all test files of a process. */
const buildPages = () => (built ??= Promise.all([build('console'), build('portal')]))

/**
 * The whole program with its pages on a database of its own, as `./aftersale start` runs it the first time, with the providers of
 * `providers.json` where some are given, and with settings of the environment.
 */
export async function startServer({
  providers,
  env: settings = {},
}: {
  readonly providers?: readonly object[]
  readonly env?: NodeJS.ProcessEnv
} = {}): Promise<RunningServer> {
  await buildPages()
  const { connection } = await testDatabase()
  const { host, port, user, database: name } = connection.settings
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-console-'))
  const env = { DATABASE_URL: `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}` }
  const aftersale = await openAftersale({ env, dataDir, log: openLog({ level: 'error' }) })
  if (providers !== undefined) await writeFile(join(dataDir, 'providers.json'), JSON.stringify({ providers }))
  const server = await openServer(aftersale, { dataDir, root, env: settings, passwords: quickPasswords })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const setUpLink = await server.setUpLink(address)
  if (setUpLink === null) throw new Error('expected a set-up link on an empty database')
  let closed: Promise<void> | undefined
  const end = async () => {
    await server.close()
    await aftersale.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  const close = () => (closed ??= end())
  closeAfterFile(close)
  return { address, setUpLink, signInLink: () => server.demoLink(address), database: aftersale.database, close }
}
