import type { Sentence } from './trouble.ts'

/** Whom the sentence is about. */
interface Target {
  readonly host: string
  readonly user: string
  readonly database: string
}

export interface Outage {
  readonly code: string
  /** SQLSTATEs and codes of Node and of the pg driver. */
  readonly codes: ReadonlySet<string>
  /** For what has no code of its own. */
  readonly words?: RegExp
  readonly text: (target: Target) => Sentence
}

const outage = (code: string, codes: string, text: Outage['text'], words?: RegExp): Outage => ({
  code: `database.${code}`,
  // An outage known by its words alone has no codes, and most errors have none either: that is no match.
  codes: new Set(codes.split(' ').filter((one) => one !== '')),
  text,
  ...(words ? { words } : {}),
})

/** The first that fits counts: what is particular comes before what is general. */
export const OUTAGES: readonly Outage[] = [
  outage('unknown-host', 'ENOTFOUND EAI_AGAIN', ({ host }) => ({
    'zh-CN': `找不到数据库主机 ${host}，请检查 DATABASE_URL 中的主机名和网络。`,
    en: `The database host ${host} is not known; check the host name in DATABASE_URL and the network.`,
  })),
  outage('refused', 'ECONNREFUSED ENOENT', ({ host }) => ({
    'zh-CN': `${host} 上没有数据库在监听，请启动 PostgreSQL 或检查 DATABASE_URL 的主机和端口。`,
    en: `No database listens on ${host}; start PostgreSQL, or check the host and port in DATABASE_URL.`,
  })),
  outage(
    'unreachable',
    'ETIMEDOUT EHOSTUNREACH ENETUNREACH EHOSTDOWN',
    ({ host }) => ({
      'zh-CN': `数据库 ${host} 没有应答，请检查网络、防火墙以及 DATABASE_URL 的主机和端口。`,
      en: `The database at ${host} does not answer; check the network, the firewall, and the host and port in DATABASE_URL.`,
    }),
    /timeout expired|due to connection timeout/,
  ),
  outage(
    'wrong-password',
    '28P01',
    ({ host, user }) => ({
      'zh-CN': `${host} 不接受用户 ${user} 的密码，请检查 DATABASE_URL 中的用户名和密码。`,
      en: `${host} does not accept the password of ${user}; check the user and password in DATABASE_URL.`,
    }),
    /client password must be a string/,
  ),
  outage(
    'tls',
    'SELF_SIGNED_CERT_IN_CHAIN DEPTH_ZERO_SELF_SIGNED_CERT UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY CERT_HAS_EXPIRED ERR_TLS_CERT_ALTNAME_INVALID EPROTO',
    ({ host }) => ({
      'zh-CN': `无法与数据库 ${host} 建立加密连接，请检查其证书以及 DATABASE_URL 中的 sslmode。`,
      en: `No encrypted connection to the database at ${host} could be made; check its certificate and sslmode in DATABASE_URL.`,
    }),
    /does not support SSL|no encryption|SSL off/,
  ),
  outage('not-admitted', '28000', ({ host, user, database }) => ({
    'zh-CN': `${host} 不允许用户 ${user} 连接数据库 ${database}，请检查该用户是否存在以及服务器的 pg_hba.conf。`,
    en: `${host} does not admit ${user} to the database ${database}; check that this user exists, and the server's pg_hba.conf.`,
  })),
  outage('unknown-database', '3D000', ({ host, database }) => ({
    'zh-CN': `${host} 上没有名为 ${database} 的数据库，请创建它或修改 DATABASE_URL。`,
    en: `There is no database ${database} on ${host}; create it, or change DATABASE_URL.`,
  })),
  outage('permission', '42501', ({ user, database }) => ({
    'zh-CN': `用户 ${user} 在数据库 ${database} 中权限不足，它必须拥有该数据库，或能在 public 模式中建表。`,
    en: `The user ${user} may not do this in the database ${database}; it must own the database, or be allowed to create tables in its schema public.`,
  })),
  outage(
    'no-shared-memory',
    '',
    () => ({
      'zh-CN': '数据库服务器的共享内存（/dev/shm）不足，请扩大它，例如容器的 --shm-size。',
      en: 'The database server has too little shared memory (/dev/shm); give it more, such as --shm-size for a container.',
    }),
    /could not resize shared memory segment/,
  ),
  outage(
    'disk-full',
    '53100 ENOSPC EDQUOT',
    () => ({
      'zh-CN': '数据库所在的磁盘已满；请腾出空间后重试，已提交的数据没有丢失。',
      en: 'The disk of the database is full; make room and try again, nothing that was committed is lost.',
    }),
    /No space left on device/,
  ),
  outage('too-many-connections', '53300', ({ host }) => ({
    'zh-CN': `数据库 ${host} 的连接已用完，请提高 max_connections 或减少连接它的程序。`,
    en: `The database at ${host} has no connection left; raise max_connections or let fewer programs connect.`,
  })),
  outage('out-of-memory', '53200', () => ({
    'zh-CN': '数据库服务器内存不足，请为它增加内存后重试。',
    en: 'The database server is out of memory; give it more and try again.',
  })),
  outage('read-only', '25006', ({ host }) => ({
    'zh-CN': `数据库 ${host} 是只读的（可能是备库），请在 DATABASE_URL 中改用主库。`,
    en: `The database at ${host} is read-only, perhaps a standby; name the primary in DATABASE_URL.`,
  })),
  outage('damaged', 'XX001 XX002 58030', () => ({
    'zh-CN': '数据库文件已损坏或无法读取，请检查磁盘并从备份恢复。',
    en: 'The files of the database are damaged or cannot be read; check the disk and restore a backup.',
  })),
  outage(
    'busy',
    '55P03 57014 40001 40P01 25P03',
    () => ({
      'zh-CN': '数据库正忙，操作在限定时间内没有完成，请稍后重试。',
      en: 'The database is busy and the work did not finish in its time; try again a little later.',
    }),
    /timeout exceeded when trying to connect/,
  ),
  outage('restarting', '', () => ({
    'zh-CN': '内置数据库中断了，正在自动恢复，请稍后重试；未完成的操作没有留下任何改动。',
    en: 'The bundled database broke off and is being started again; try again in a moment, unfinished work left nothing behind.',
  })),
  outage(
    'lost',
    '57P01 57P02 57P03 57P05 08000 08001 08003 08004 08006 08P01 ECONNRESET EPIPE',
    ({ host }) => ({
      'zh-CN': `与数据库 ${host} 的连接中断了，数据库恢复后请重试，未完成的操作没有留下任何改动。`,
      en: `The connection to the database at ${host} was lost; try again once it is back, unfinished work left nothing behind.`,
    }),
    /Connection terminated|Client has encountered a connection error|Connection ended unexpectedly/,
  ),
]
