import type { ClientConfig } from 'pg'

/** How to reach one database. Never printed whole: it may hold a password. */
export interface Connection {
  readonly settings: Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>
  /** Where the embedded server keeps its data: its disk is looked at when that server fails. */
  readonly dataDir?: string
}

/** What every session starts with. ISO dates in UTC are what the type parsers read. */
export function sessionSettings(connection: Connection) {
  return {
    ...connection.settings,
    application_name: 'aftersale',
    options: '-c TimeZone=UTC -c DateStyle=ISO,MDY',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  } satisfies ClientConfig
}
