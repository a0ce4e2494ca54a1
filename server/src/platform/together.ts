import { AsyncLocalStorage } from 'node:async_hooks'
import type { Writable } from 'node:stream'
import type { PostgresPoolClient } from 'kysely'
import type { PoolClient } from 'pg'
import { actor } from './acting.ts'
import { sightOf } from './seen-sources.ts'

/** A connection that the statements of one piece of work share while any of them is under way. */
interface Shared {
  readonly opening: Promise<PoolClient>
  /** What the connection was told: statements for others need another one. */
  readonly actor: unknown
  readonly sight: unknown
  statements: number
  isCorked: boolean
}

const shared = new AsyncLocalStorage<Shared[] | undefined>()

/**
 * What the work asks at once, outside of transactions, goes over one connection, one statement behind the other: a page that asks
 * twelve things wakes one session of PostgreSQL once, and not twelve of them, of which each plans for itself what it has
 * prepared. (docs/decisions/0171)
 */
export const together = <T>(work: () => T): T => shared.run([], work)

/** Every statement of the work has a connection to itself, within work that is done together too. */
export const apart = <T>(work: () => T): T => shared.run(undefined, work)

/** A connection for whoever asks now: of its own where work is apart or begins a transaction, else perhaps a shared one. */
export async function connectionFor(connect: () => Promise<PoolClient>): Promise<PostgresPoolClient> {
  const group = shared.getStore()
  return group === undefined ? await connect() : new Lease(connect, group)
}

/** How Kysely begins a transaction. */
const BEGINS = /^(begin|start transaction)\b/

/** Stands for a connection until the first statement tells what it is for. */
class Lease implements PostgresPoolClient {
  readonly #connect: () => Promise<PoolClient>
  readonly #group: Shared[]
  #own: PoolClient | undefined
  #joined: Shared | undefined

  constructor(connect: () => Promise<PoolClient>, group: Shared[]) {
    this.#connect = connect
    this.#group = group
  }

  // Kysely reads piece by piece with a cursor only where it was given one.
  query = (async (text: string, values: unknown[]) => {
    if (this.#own !== undefined) return await this.#own.query(text, values)
    if (BEGINS.test(text)) {
      this.#own = await this.#connect()
      return await this.#own.query(text, values)
    }
    if (this.#joined !== undefined)
      throw new Error('expected one statement: work with a session of its own is done apart')
    this.#joined = this.#join()
    const client = await this.#joined.opening
    corkForNow(client, this.#joined)
    return await client.query(text, values)
  }) as unknown as PostgresPoolClient['query']

  /** A connection that others use too is kept: what spoilt it would be a transaction, and there is none on it. */
  release(destroy?: boolean): void {
    this.#own?.release(destroy)
    const joined = this.#joined
    if (joined === undefined) return
    joined.statements -= 1
    if (joined.statements > 0) return
    this.#group.splice(this.#group.indexOf(joined), 1)
    void joined.opening.then(
      (client) => client.release(),
      () => undefined,
    )
  }

  #join(): Shared {
    const found = this.#group.find((one) => one.actor === actor() && one.sight === sightOf())
    const joined = found ?? {
      opening: this.#connect(),
      actor: actor(),
      sight: sightOf(),
      statements: 0,
      isCorked: false,
    }
    if (found === undefined) this.#group.push(joined)
    joined.statements += 1
    return joined
  }
}

/** What is asked within one turn of the program leaves it as one packet. */
function corkForNow(client: PoolClient, joined: Shared): void {
  if (joined.isCorked) return
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  joined.isCorked = true
  stream.cork()
  process.nextTick(() => {
    joined.isCorked = false
    stream.uncork()
  })
}
