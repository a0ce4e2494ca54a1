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

/** What each connection was last told to see; one that was told nothing sees everything. */
const told = new WeakMap<PoolClient, string>()

/** Has a connection see what the work that it was taken for may see. Answers it, or gives it up where that fails. */
export async function narrowed(client: PoolClient): Promise<PoolClient> {
  const wanted = seen.getStore()
  const name = wanted === undefined ? '' : JSON.stringify(wanted)
  if ((told.get(client) ?? '') === name) return client
  try {
    if (wanted === undefined) await client.query('reset search_path')
    else {
      await client.query(
        `select set_config('search_path', 'sight, public', false), set_config('aftersale.sources_kind', $1, false),
          set_config('aftersale.sources', $2::text[]::text, false)`,
        [wanted.kind, [...wanted.sources]],
      )
    }
  } catch (error) {
    client.release(true)
    throw error
  }
  told.set(client, name)
  return client
}
