import { type Client, createClient } from '@aftersale/contract'
import { openAccess } from '../../server/src/modules/access/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Database } from '../../server/src/platform/database.ts'
import type { Log } from '../../server/src/platform/log.ts'
import { spawnProgram } from './spawn-program.ts'

export interface ServerPlace {
  readonly dataDir: string
  /** The folder of the project. */
  readonly root: string
  readonly database: Database
  readonly log: Log
  /** With the pack it comes with; else with nothing deployed. */
  readonly pack?: true
  /** A free one where nothing is said. */
  readonly port?: number
}

/** How the administrator signs in. */
export const ADMINISTRATOR = { email: 'lin@example.com', password: 'correct horse battery' } as const

export interface OpenServer {
  /** A program with an API key; its connections are kept. */
  readonly client: Client
  /** Where it listens. */
  readonly address: string
  close(): Promise<void>
}

/** A real server in a process of its own, on the same database, with an administrator. */
export async function openServer({ dataDir, root, database, log, pack, port = 0 }: ServerPlace): Promise<OpenServer> {
  const { address: url, close } = await spawnProgram('serve', [
    dataDir,
    root,
    pack === true ? 'pack' : '',
    String(port),
  ])
  try {
    const access = await openAccess({ database, clock: systemClock, log, secure: false })
    const token = await access.offerSetUp()
    if (token !== undefined) {
      const page = createClient(url, {
        fetch: (to, init) => fetch(to, { ...init, headers: { ...init?.headers, origin: url } }),
      })
      const done = await page.setUp({ body: { token, name: '林晓', ...ADMINISTRATOR } })
      if (!done.ok) throw new Error(`expected an administrator, got ${done.refusal.code}`)
    }
    const key = await access.createApiKey('bench')
    if (!key.ok) throw new Error(`expected a key, got ${key.refusal.code}`)
    return { client: createClient(url, { fetch, apiKey: key.value.key }), address: url, close }
  } catch (error) {
    await close()
    throw error
  }
}
