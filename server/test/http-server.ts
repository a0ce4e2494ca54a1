import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient, handle, type RouteHandler, routeList, successOf } from '@aftersale/contract'
import { accept, instant } from '@aftersale/kernel'
import { browserFetch } from '../src/cli/simulate/visitor.ts'
import { buildHttp, type Http, type HttpOptions } from '../src/http.ts'
import { type Access, openAccess } from '../src/modules/access/index.ts'
import { recordRefusedSignIn } from '../src/modules/audit/index.ts'
import { type SettableClock, settableClock } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/database.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openFiles } from '../src/platform/files.ts'
import { openLog } from '../src/platform/log.ts'
import { closeAfterFile } from './closing.ts'
import type { TestDatabase } from './database.ts'
import { quickPasswords } from './quick-passwords.ts'

export { browserFetch }

export type TestServer = {
  readonly url: string
  readonly http: Http
  readonly access: Access
  readonly database: Database
  readonly clock: SettableClock
  readonly dataDir: string
  /** What the server has logged. */
  readonly logged: Record<string, unknown>[]
  /** A client whose requests come from the server's own pages and keep their cookies. */
  readonly browser: () => Client
  /** A client for a program, with an API key if it has one. */
  readonly program: (apiKey?: string) => Client
}

/**
 * A server that listens on a free port, or not at all where that is null, until the file's last test. Routes without a
 * handler of their own answer what the contract gives as their example.
 */
export async function testServer(
  { connection }: Pick<TestDatabase, 'connection'>,
  options: Partial<HttpOptions> = {},
  port: 0 | null = 0,
  env: NodeJS.ProcessEnv = {},
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = []
  const log = openLog({ level: 'debug', destination: { write: (line) => logged.push(JSON.parse(line)) } })
  const database = openDatabase(connection, log)
  const clock = settableClock(instant('2026-03-01T08:00:00Z'))
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-http-'))
  const refused = (email: string | null, code: string) => recordRefusedSignIn(database, email, code)
  const access = await openAccess({ database, clock, log, secure: false, passwords: quickPasswords, env, refused })
  const own = [...access.routes, ...(options.routes ?? [])]
  const http = await buildHttp({
    access,
    checks: [],
    connection,
    files: await openFiles(dataDir),
    clock,
    log,
    version: '1.2.3',
    consoleDir: join(dataDir, 'console'),
    publicUrls: [],
    trustProxy: false,
    ...options,
    routes: [...own, ...exampleRoutes(own)],
  })
  const url = port === null ? '' : await http.listen({ host: '127.0.0.1', port })
  closeAfterFile(async () => {
    await http.close()
    await database.destroy()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    url,
    http,
    access,
    database,
    clock,
    dataDir,
    logged,
    browser: () => createClient(url, { fetch: browserFetch(url) }),
    program: (apiKey) => createClient(url, { fetch, ...(apiKey !== undefined && { apiKey }) }),
  }
}

const SERVICE = new Set(['getHealth', 'getReady', 'getTime', 'getOpenApi', 'readTogether'])

function exampleRoutes(own: readonly RouteHandler[]): RouteHandler[] {
  const served = new Set(own.map(({ route }) => route.id))
  const others = routeList.filter(({ id }) => !served.has(id) && !SERVICE.has(id))
  return others.map((route) => {
    const { schema } = successOf(route)
    const [example] = (schema.meta()?.['examples'] ?? []) as unknown[]
    const value = schema.parse(example)
    return handle(route, async () => accept((route.stream ? once([value]) : value) as never))
  })
}

async function* once<T>(item: T) {
  yield item
}

/** The value, in a test that expects one. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (result.ok) return result.value
  throw new Error(`expected a value, got the refusal ${result.refusal.code}`)
}

/** The code, in a test that expects a refusal. */
export function codeOf(result: { ok: boolean; refusal?: { code: string } }): string | undefined {
  return result.refusal?.code
}
