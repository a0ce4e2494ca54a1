import { Client } from 'pg'
import { connectionFrom } from '../../platform/attach.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Connection, sessionSettings } from '../../platform/connection.ts'
import { openLog } from '../../platform/log.ts'
import { readMigrations } from '../../platform/migrate.ts'
import { hasCluster } from '../../platform/postgres/cluster.ts'
import { Trouble } from '../../platform/trouble.ts'
import { examineCalendars } from './calendars.ts'
import { type Examination, type Finding, fail, ok, troubled, warn } from './finding.ts'

/** Beyond this, deadlines of the database and of the program visibly differ. */
const tolerableSkewMs = 2_000

/** Whether the database answers, is of a version and has the rights we need, and agrees with us about the time. */
export const examineDatabase: Examination = async ({ env, dataDir }) => {
  const own = env['DATABASE_URL']?.trim() ?? ''
  if (own === '' && !(await hasCluster(dataDir).catch(() => false))) {
    return [ok('database', { en: 'none yet; the first start makes it', 'zh-CN': '尚未建立，首次启动时会建立' })]
  }
  try {
    const attached = await connectionFrom(env, dataDir, openLog({ level: 'silent' }))
    try {
      return await examineSession(attached.connection)
    } finally {
      await attached.leave()
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return [troubled('database', error)]
  }
}

async function examineSession(connection: Connection): Promise<Finding[]> {
  const client = new Client(sessionSettings(connection))
  await client.connect()
  try {
    const before = systemClock.now()
    const { rows } = await client.query<{ version: string; now: number; migrated: boolean; counting: boolean }>(
      `select current_setting('server_version') as version, extract(epoch from clock_timestamp())::float8 * 1000 as now,
        to_regclass('migration') is not null as migrated, to_regclass('calendar_use') is not null as counting`,
    )
    const after = systemClock.now()
    const [server] = rows
    if (!server) throw new Error('expected the server to tell its version')
    const says = { en: `PostgreSQL ${server.version} answers`, 'zh-CN': `PostgreSQL ${server.version} 有响应` }
    const migrated = server.migrated ? await examineMigrations(client) : []
    const calendars = server.counting ? await examineCalendars(client) : []
    return [ok('database', says), ...migrated, ...calendars, examineSkew(server.now - (before + after) / 2)]
  } finally {
    await client.end()
  }
}

async function examineMigrations(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ number: number; name: string }>(
    'select number, name from migration order by number',
  )
  const ours = await readMigrations()
  const newest = rows.at(-1)
  const known = ours.at(-1)?.number ?? 0
  if (newest !== undefined && newest.number > known) {
    return [
      fail(
        'schema',
        {
          en: `The database was migrated by a newer program (${newest.name}).`,
          'zh-CN': `数据库已被更新版本的程序迁移（${newest.name}）。`,
        },
        { en: 'Run that version or a later one.', 'zh-CN': '请使用该版本或更新的程序。' },
      ),
    ]
  }
  const left = ours.length - rows.length
  if (left === 0) return [ok('schema', { en: 'of this version', 'zh-CN': '与本版本一致' })]
  return [
    ok('schema', { en: `${left} migrations to apply at the next start`, 'zh-CN': `下次启动时将执行 ${left} 个迁移` }),
  ]
}

function examineSkew(skewMs: number): Finding {
  const seconds = (Math.abs(skewMs) / 1000).toFixed(1)
  if (Math.abs(skewMs) <= tolerableSkewMs) {
    return ok('clock', { en: `agrees with the database to ${seconds} s`, 'zh-CN': `与数据库相差 ${seconds} 秒` })
  }
  return warn(
    'clock',
    { en: `This machine and the database differ by ${seconds} s.`, 'zh-CN': `本机与数据库的时钟相差 ${seconds} 秒。` },
    { en: 'Synchronise both by NTP.', 'zh-CN': '请为两者启用 NTP 对时。' },
  )
}
