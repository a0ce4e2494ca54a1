import type { ConnectionOptions } from 'node:tls'
import type { ClientConfig } from 'pg'

/** How to reach one database. Never printed whole: it may hold a password. */
export interface Connection {
  readonly settings: {
    /** A host name, or the directory of a socket. */
    readonly host: string
    readonly port: number
    readonly user: string
    readonly password?: string
    readonly database: string
    readonly ssl?: boolean | ConnectionOptions
    readonly options?: string
  }
  /** Where the embedded server keeps its data: its disk is looked at when that server fails. */
  readonly dataDir?: string
}

/** What every session starts with. ISO dates in UTC are what the type parsers read. */
export function sessionSettings(connection: Connection) {
  const { options = '', ...settings } = connection.settings
  return {
    ...settings,
    application_name: 'aftersale',
    options: `${options} -c TimeZone=UTC -c DateStyle=ISO,MDY`.trim(),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  } satisfies ClientConfig
}
