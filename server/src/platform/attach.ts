import { Client } from 'pg'
import { type Connection, sessionSettings } from './connection.ts'
import type { Log } from './log.ts'
import { outageOf } from './outage.ts'
import { joinServer } from './postgres/index.ts'
import { Trouble } from './trouble.ts'

/** A database that is there and fit for use, until `leave`. */
export interface Attachment {
  readonly connection: Connection
  leave(): Promise<void>
}

/** `DATABASE_URL` where it is set, otherwise the embedded server on the data directory. Throws `Trouble` that says what to mend. */
export async function connectionFrom(env: NodeJS.ProcessEnv, dataDir: string, log: Log): Promise<Attachment> {
  const url = env['DATABASE_URL']?.trim() ?? ''
  if (url === '') return joinServer(dataDir, log)
  const connection = connectionOf(url)
  try {
    await checkServer(connection)
  } catch (error) {
    throw (await outageOf(error, connection)) ?? error
  }
  return { connection, leave: () => Promise.resolve() }
}

/** Reads the address. What is wrong with it is not told in its own words: they would hold the password. */
function connectionOf(url: string): Connection {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw malformed()
    const options = new URL(url).searchParams.get('options')
    const { host, port, user, password, database, ssl } = new Client({ connectionString: url })
    if (!user || !database) throw malformed()
    const settings = { host, port, user, database, ssl, ...(password ? { password } : {}) }
    return { settings: options === null ? settings : { ...settings, options } }
  } catch {
    throw malformed()
  }
}

const OLDEST = 160_000

async function checkServer(connection: Connection): Promise<void> {
  const client = new Client(sessionSettings(connection))
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{
      version: number
      name: string
      encoding: string
      readOnly: boolean
      creates: boolean
    }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        current_setting('server_encoding') as encoding,
        pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as "readOnly",
        has_schema_privilege('public', 'create') as creates`,
    )
    const [server] = rows
    if (!server) throw new Error('expected the server to tell its version')
    if (server.version < OLDEST) throw tooOld(server.name)
    if (server.encoding !== 'UTF8') throw notUnicode(server.encoding)
    if (server.readOnly) throw Object.assign(new Error('the server is read-only'), { code: '25006' })
    if (!server.creates) throw Object.assign(new Error('no create on schema public'), { code: '42501' })
  } finally {
    await client.end().catch(() => undefined)
  }
}

const malformed = () =>
  new Trouble('database.malformed-url', {
    'zh-CN': 'DATABASE_URL 的写法不正确，应为 postgres://用户:密码@主机:端口/数据库，其中的特殊字符要用百分号编码。',
    en: 'DATABASE_URL is not well formed; it should read postgres://user:password@host:port/database, special characters percent-encoded.',
  })

const tooOld = (version: string) =>
  new Trouble('database.too-old', {
    'zh-CN': `数据库是 PostgreSQL ${version}，需要 16 或更高版本。`,
    en: `The database is PostgreSQL ${version}; version 16 or later is needed.`,
  })

const notUnicode = (encoding: string) =>
  new Trouble('database.not-unicode', {
    'zh-CN': `数据库的编码是 ${encoding}，需要 UTF8；请用 create database … encoding 'UTF8' 另建一个。`,
    en: `The database is encoded in ${encoding} and must be in UTF8; make another with create database … encoding 'UTF8'.`,
  })
