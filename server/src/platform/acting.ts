import { AsyncLocalStorage } from 'node:async_hooks'
import type { PoolClient } from 'pg'

/** Who acts, from where, by which operation, and when: what the audit writes beside a change, in its transaction. */
export interface Acting {
  readonly via: 'session' | 'api-key' | 'nobody'
  readonly email?: string | undefined
  readonly name?: string | undefined
  /** The name of the API key. */
  readonly key?: string | undefined
  readonly address: string
  readonly route: string
  readonly request: string
  /** ISO 8601. */
  readonly at: string
}

const acting = new AsyncLocalStorage<Acting | undefined>()

/** All that the work changes, it changes in the name of this one. */
export const actingAs = <T>(who: Acting | undefined, work: () => T): T => acting.run(who, work)

/** What each connection was last told; one that was told nothing works for the program itself. */
const told = new WeakMap<PoolClient, string>()

/** Tells a connection in whose name the work changes things that it was taken for. Gives it up where that fails. */
export async function attributed(client: PoolClient): Promise<PoolClient> {
  const wanted = acting.getStore()
  const name = wanted === undefined ? '' : JSON.stringify(wanted)
  if ((told.get(client) ?? '') === name) return client
  try {
    await client.query("select set_config('aftersale.acting', $1, false)", [name])
  } catch (error) {
    client.release(true)
    throw error
  }
  told.set(client, name)
  return client
}
