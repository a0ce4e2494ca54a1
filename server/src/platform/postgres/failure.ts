import { type Sentence, Trouble } from '../trouble.ts'

interface Diagnosis {
  readonly code: string
  readonly sign: RegExp
  readonly text: (dataDir: string) => Sentence
}

/** What PostgreSQL's own words (English, as we start it with the C locale) mean for whoever has to mend it. */
const DIAGNOSES: readonly Diagnosis[] = [
  {
    code: 'disk-full',
    sign: /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/,
    text: (dataDir) => ({
      'zh-CN': `磁盘已满，数据库无法写入 ${dataDir}；请腾出空间后重试，已提交的数据没有丢失。`,
      en: `The disk is full and the database cannot write to ${dataDir}; make room and try again, nothing that was committed is lost.`,
    }),
  },
  {
    code: 'read-only-disk',
    sign: /Read-only file system|EROFS/,
    text: (dataDir) => ({
      'zh-CN': `${dataDir} 所在的文件系统是只读的，请换一个可写的 --data-dir。`,
      en: `${dataDir} is on a read-only file system; choose a --data-dir that can be written.`,
    }),
  },
  {
    code: 'not-a-directory',
    sign: /ENOTDIR|EEXIST/,
    text: (dataDir) => ({
      'zh-CN': `${dataDir} 不是目录，请换一个 --data-dir。`,
      en: `${dataDir} is not a directory; choose another --data-dir.`,
    }),
  },
  {
    code: 'permission',
    sign: /Peer authentication failed|Permission denied|Operation not permitted|has wrong ownership|has invalid permissions|EACCES|EPERM/,
    text: (dataDir) => ({
      'zh-CN': `没有权限使用 ${dataDir}，它可能属于另一个用户；请换回那个用户，或换一个 --data-dir。`,
      en: `${dataDir} may not be used by this user, it probably belongs to another; run as that user or choose another --data-dir.`,
    }),
  },
  {
    code: 'still-ending',
    sign: /pre-existing shared memory block .* is still in use/,
    text: (dataDir) => ({
      'zh-CN': `上一个数据库服务器的进程仍在 ${dataDir} 上收尾，请稍后重试。`,
      en: `Processes of an earlier database server are still at work on ${dataDir}; try again in a moment.`,
    }),
  },
  {
    code: 'corrupt',
    sign: /could not locate a valid checkpoint|required WAL directory|invalid checkpoint record|incorrect checksum in control file|control file appears to be corrupt|could not open file "[^"]*(global|pg_wal|pg_control)|invalid primary checkpoint|is not a valid data directory|pg_filenode\.map|relation mapping file/,
    text: (dataDir) => ({
      'zh-CN': `${dataDir}/postgres 中的数据库文件已损坏，请从备份恢复，或移走该目录重新开始；详情见 ${dataDir}/postgres.log。`,
      en: `The database files in ${dataDir}/postgres are damaged; restore a backup, or move that directory away to start anew. ${dataDir}/postgres.log has the details.`,
    }),
  },
  {
    code: 'too-many-connections',
    sign: /too many clients|remaining connection slots/,
    text: () => ({
      'zh-CN': '随附的 PostgreSQL 的连接已用完，请结束一些正在运行的 aftersale 命令后重试。',
      en: 'The bundled PostgreSQL has no connection left; end some of the aftersale commands that are running and try again.',
    }),
  },
  {
    code: 'no-memory',
    sign: /Cannot allocate memory|could not create shared memory|out of memory/i,
    text: () => ({
      'zh-CN': '内存不足，数据库无法启动；请释放内存，或在 postgresql.conf 中调小 shared_buffers。',
      en: 'There is too little memory to start the database; free some, or lower shared_buffers in postgresql.conf.',
    }),
  },
  {
    code: 'no-user-name',
    sign: /could not look up effective user ID/,
    text: () => ({
      'zh-CN':
        '当前用户在本机没有用户名（/etc/passwd 中没有其 uid），PostgreSQL 需要它；请添加该用户，或设置 DATABASE_URL。',
      en: 'The current user has no name on this machine (its uid is not in /etc/passwd) and PostgreSQL wants one; add the user, or set DATABASE_URL.',
    }),
  },
  {
    code: 'cannot-execute',
    sign: /error while loading shared libraries|version `GLIBC|exec format error|ENOENT|ENOEXEC/i,
    text: () => ({
      'zh-CN':
        '随附的 PostgreSQL 无法在本机运行（需要 glibc 2.27 或更高版本），请设置 DATABASE_URL 使用您自己的 PostgreSQL 16 或更高版本。',
      en: 'The bundled PostgreSQL cannot run on this machine (it needs glibc 2.27 or later); set DATABASE_URL to a PostgreSQL 16 or later of your own.',
    }),
  },
]

/** The trouble behind a server that will not be made or started. `words` is what it printed, or the system's error. */
export function startFailure(dataDir: string, words: string): Trouble {
  const diagnosis = DIAGNOSES.find(({ sign }) => sign.test(words))
  const text = diagnosis?.text(dataDir) ?? {
    'zh-CN': `随附的 PostgreSQL 没有启动，原因见 ${dataDir}/postgres.log。`,
    en: `The bundled PostgreSQL did not start; ${dataDir}/postgres.log says why.`,
  }
  return new Trouble(`postgres.${diagnosis?.code ?? 'did-not-start'}`, text, new Error(words.trim()))
}
