import { Client } from 'pg'
import { awaitAdmission } from './await-admission.ts'
import { type Connection, sessionSettings } from './connection.ts'
import type { Log } from './log.ts'
import { outageOf } from './outage.ts'
import { joinServer } from './postgres/index.ts'
import { judgeServer, type ServerFacts } from './server-fitness.ts'
import { Trouble } from './trouble.ts'

/** A database that is there and fit for use, until `leave`. */
export interface Attachment {
  readonly connection: Connection
  leave(): Promise<void>
}

/** `DATABASE_URL` where it is set, otherwise the embedded server on the data directory. Throws `Trouble` that says what to mend. `tries` says how often it comes back to a server that has no session left. */
export async function connectionFrom(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  log: Log,
  tries?: number,
): Promise<Attachment> {
  const url = env['DATABASE_URL']?.trim() ?? ''
  if (url === '') return joinServer(dataDir, log)
  const connection = connectionOf(url)
  try {
    await awaitAdmission(() => checkServer(connection), tries)
  } catch (error) {
    throw (await outageOf(error, connection)) ?? error
  }
  return { connection, leave: () => Promise.resolve() }
}

const LIKE_VERIFY_FULL = new Set(['prefer', 'require', 'verify-ca'])

/** Reads the address. What is wrong with it is not told in its own words: they would hold the password. */
function connectionOf(url: string): Connection {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw malformed()
    const address = new URL(url)
    const options = address.searchParams.get('options')
    // The driver takes these modes for verify-full, and says so on stderr, in English, at every start.
    if (LIKE_VERIFY_FULL.has(address.searchParams.get('sslmode') ?? ''))
      address.searchParams.set('sslmode', 'verify-full')
    const { host, port, user, password, database, ssl } = new Client({ connectionString: address.href })
    if (!user || !database) throw malformed()
    const settings = { host, port, user, database, ssl, ...(password ? { password } : {}) }
    return { settings: options === null ? settings : { ...settings, options } }
  } catch {
    throw malformed()
  }
}

async function checkServer(connection: Connection): Promise<void> {
  const client = new Client(sessionSettings(connection))
  // The loss of the session is told by the query that notices it.
  client.on('error', () => undefined)
  try {
    await client.connect().catch((error) => {
      throw BROKEN_OFF.test(String(error)) ? notPostgres(connection, error) : error
    })
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        current_setting('server_encoding') as encoding,
        pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as "readOnly",
        has_schema_privilege('public', 'create') as creates`,
    )
    for (const server of rows) judgeServer(server)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const BROKEN_OFF = /Connection terminated unexpectedly|ECONNRESET/

const notPostgres = ({ settings: { host, port } }: Connection, cause: unknown) =>
  new Trouble(
    'database.not-postgres',
    {
      'zh-CN': `${host}:${port} 接受了连接却立即断开，可能不是 PostgreSQL，请检查 DATABASE_URL 的主机和端口。`,
      en: `${host}:${port} takes the connection and breaks it off at once, so it may be no PostgreSQL; check the host and port in DATABASE_URL.`,
    },
    cause,
  )

const malformed = () =>
  new Trouble('database.malformed-url', {
    'zh-CN': 'DATABASE_URL 的写法不正确，应为 postgres://用户:密码@主机:端口/数据库，其中的特殊字符要用百分号编码。',
    en: 'DATABASE_URL is not well formed; it should read postgres://user:password@host:port/database, special characters percent-encoded.',
  })
