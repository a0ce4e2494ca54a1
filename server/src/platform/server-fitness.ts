import { Trouble } from './trouble.ts'

/** What a server tells of itself to a session. */
export interface ServerFacts {
  /** As server_version_num: 160004 is 16.4. */
  readonly version: number
  readonly name: string
  readonly encoding: string
  readonly readOnly: boolean
  /** Whether this user may create tables in the schema public. */
  readonly creates: boolean
}

const OLDEST = 160_000

/** Throws what keeps the program from working on this server. */
export function judgeServer({ version, name, encoding, readOnly, creates }: ServerFacts): void {
  if (version < OLDEST) throw tooOld(name)
  if (encoding !== 'UTF8') throw notUnicode(encoding)
  if (readOnly) throw Object.assign(new Error('the server is read-only'), { code: '25006' })
  if (!creates) throw Object.assign(new Error('no create on schema public'), { code: '42501' })
}

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
