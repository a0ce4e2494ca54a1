import { AsyncLocalStorage } from 'node:async_hooks'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/** How often what everybody reads and few people change was changed, by name: its tables count it themselves. */
export type Editions = Readonly<Record<string, number>>

/** A column to be selected beside what a request begins with anyway. */
export const editions: RawBuilder<Editions> = sql`(select jsonb_object_agg(name, edition) from content_edition)`

/** Which editions of its content a database has. */
export interface Noted {
  readonly database: Database
  readonly editions: Editions
}

const known = new AsyncLocalStorage<Noted>()
const ofSubjects = new WeakMap<object, Noted>()

/**
 * Work that changes no such content and goes by these editions of it, which were read when it began: in transactions too. What
 * it reads of them others go by as well, so that none of it may be its own.
 */
export const withEditions = <T>(noted: Noted | undefined, work: () => T): T =>
  noted === undefined ? work() : known.run(noted, work)

/** Notes the editions that were read together with a caller or visitor. */
export const noteEditions = (subject: object, noted: Noted): void => void ofSubjects.set(subject, noted)

export const notedEditions = (subject: object | undefined): Noted | undefined => subject && ofSubjects.get(subject)

/**
 * A reader of such content that reads it once for each edition; nobody may change what it answers. Without editions it reads
 * each time: who changes content sees what nobody else may see yet.
 */
export function remembering<T>(
  name: 'organisation' | 'roles' | 'case-types' | 'definitions' | 'portal-settings',
  read: (database: Database | Transaction) => Promise<T>,
): (database: Database | Transaction) => Promise<T> {
  const memory = new WeakMap<Database, { readonly edition: number; readonly content: T }>()
  return async (database) => {
    const noted = known.getStore()
    const edition = noted?.editions[name]
    if (noted === undefined || edition === undefined) return await read(database)
    const kept = memory.get(noted.database)
    if (kept?.edition === edition) return kept.content
    // Nobody waits for what another one is reading: in a transaction that may stand still for a lock of whoever would wait.
    const content = await read(database)
    memory.set(noted.database, { edition, content })
    return content
  }
}
