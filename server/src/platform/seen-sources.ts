import { AsyncLocalStorage } from 'node:async_hooks'
import type { PoolClient } from 'pg'
import { actingAs } from './acting.ts'

/** Shops whose records are seen: these, or all but these. */
export interface SeenSources {
  readonly kind: 'in' | 'not-in'
  readonly sources: readonly string[]
}

const seen = new AsyncLocalStorage<SeenSources | undefined>()

/** All that the work reads and writes of records with a shop is of these shops: the others are as if they were not there. */
export const withSeenSources = <T>(sources: SeenSources, work: () => T): T => seen.run(sources, work)

/**
 * Work that goes on for everybody, whoever happens to begin it: it sees all, and acts in nobody's name. What follows in time
 * from a call keeps what the call may see, so work that others wait for too must leave that behind.
 */
export const beyondReach = <T>(work: () => T): T => actingAs(undefined, () => seen.run(undefined, work))

/** Where connections look first that work for somebody who sees some shops only: at what they see. */
export const NARROWED_PATH = 'sight,public'

/** Whether the work at hand sees some shops only. */
export const isNarrowed = (): boolean => seen.getStore() !== undefined

/** What each connection was last told to see; one that was told nothing sees nothing that has a shop. */
const told = new WeakMap<PoolClient, string>()

/**
 * Has a connection with that path see what the work that it was taken for may see. Answers it, or gives it up where that
 * fails.
 */
export async function narrowed(client: PoolClient): Promise<PoolClient> {
  const wanted = seen.getStore()
  if (wanted === undefined) throw new Error('expected work that sees some shops only')
  const name = JSON.stringify(wanted)
  if (told.get(client) === name) return client
  try {
    await client.query(
      `select set_config('aftersale.sources_kind', $1, false), set_config('aftersale.sources', $2::text[]::text, false)`,
      [wanted.kind, [...wanted.sources]],
    )
  } catch (error) {
    client.release(true)
    throw error
  }
  told.set(client, name)
  return client
}
