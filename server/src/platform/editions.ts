import { AsyncLocalStorage } from 'node:async_hooks'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/** How often what everybody reads and few people change was changed, by name: its tables count it themselves. */
export type Editions = Readonly<Record<string, number>>

/** A column to be selected beside what a request begins with anyway. */
export const editions: RawBuilder<Editions> = sql`(select jsonb_object_agg(name, edition) from content_edition)`

const known = new AsyncLocalStorage<Editions>()
const ofSubjects = new WeakMap<object, Editions>()

/** Work that changes nothing and goes by the content of these editions, which were read when it began. */
export const withEditions = <T>(given: Editions | undefined, work: () => T): T =>
  given === undefined ? work() : known.run(given, work)

/** Notes the editions that were read together with a caller or visitor. */
export const noteEditions = (subject: object, given: Editions): void => void ofSubjects.set(subject, given)

export const notedEditions = (subject: object | undefined): Editions | undefined => subject && ofSubjects.get(subject)

/**
 * A reader of such content that reads it once for each edition; nobody may change what it answers. Without editions, and
 * within a transaction, which sees what it has changed itself, it reads each time.
 */
export function remembering<T>(
  name: 'organisation' | 'roles' | 'case-types',
  read: (database: Database | Transaction) => Promise<T>,
): (database: Database | Transaction) => Promise<T> {
  const memory = new WeakMap<object, { readonly edition: number; readonly content: Promise<T> }>()
  return async (database) => {
    const edition = database.isTransaction ? undefined : known.getStore()?.[name]
    if (edition === undefined) return await read(database)
    const kept = memory.get(database)
    if (kept?.edition === edition) return await kept.content
    const content = read(database)
    memory.set(database, { edition, content })
    content.catch(() => memory.delete(database))
    return await content
  }
}
