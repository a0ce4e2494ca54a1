import { type PoolClient, Query, type QueryResult } from 'pg'

/** Each is kept by every connection that ran it: some tens of kilobytes a statement. */
const MOST_NAMED = 300
const MOST_SEEN = 2_000
/** Some are made up of what somebody asks for, and never come back; those that are much longer are seldom the same again. */
const LONGEST = 8_000

/** PostgreSQL says so (`0A000`) where a table has got another column since a statement was prepared. */
const CHANGED = 'cached plan must not change result type'

/**
 * Whether PostgreSQL may choose one plan for a statement whatever it is asked with: where it reads or writes by keys. Not where a
 * limit is given (but of rows that are all gathered first), or arrays as tables beside others: without them it would plan for a
 * tenth of a table, and for ten rows of a thousand.
 */
const isOfOnePlan = (text: string) =>
  text.length <= LONGEST &&
  /^\s*(select|with|insert|update|delete)\b/i.test(text) &&
  (!/\blimit \$/i.test(text) || takesOfGathered(text)) &&
  (!/\bunnest\s*\(\$/i.test(text) || readsArraysAlone(text))

/** The only limit is at the very end, of rows that a materialised query has gathered before, however many are wanted. */
const takesOfGathered = (text: string) =>
  /^\s*with \S+ as materialized \((?:(?!\blimit \$)[^])*\blimit \$\d+\s*$/i.test(text)

/** Rows that are given and written, or worked on by themselves: there is one way to do so, however many there are. */
const readsArraysAlone = (text: string) =>
  !/\b(from|join|using|update)\b/i.test(text.replace(/\bfrom (\(select|unnest\s*\()|\bdo update set\b/gi, ''))

/** Among the elements of an array that is given. */
const AMONG = /= any\(\$(\d+)::(\w+)\[\]\)/g

/** For so many elements PostgreSQL takes an array that it does not know yet. */
const UNKNOWN = 10

/**
 * What is asked among the elements of an array, so that PostgreSQL keeps one plan: for fewer elements than it takes an unknown array for it
 * would plan anew each time, because they are so much less. An array of one is asked as that one, and one of some more is filled
 * with what it holds already.
 */
function among(text: string, values: unknown[]): { text: string; values: unknown[] } {
  const isShort = (value: unknown) => Array.isArray(value) && value.length > 0 && value.length < UNKNOWN
  if (!values.some(isShort)) return { text, values }
  const filled = [...values]
  const asked = text.replace(AMONG, (whole, number: string, type: string) => {
    const at = Number(number) - 1
    const value: unknown = values[at]
    if (!Array.isArray(value) || value.length === 0) return whole
    if (value.length === 1) return `= ($${number}::${type}[])[1]`
    if (value.length < UNKNOWN) filled[at] = [...value, ...Array(UNKNOWN - value.length).fill(value[0])]
    return whole
  })
  return { text: asked, values: filled }
}

/** Names of statements by their text, the same on every connection of a pool. */
class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #seenOnce = new Set<string>()
  #generation = 0

  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined) return `${known}_${this.#generation}`
    if (this.#names.size >= MOST_NAMED || !isOfOnePlan(text)) return undefined
    if (!this.#seenOnce.has(text)) {
      if (this.#seenOnce.size >= MOST_SEEN) this.#seenOnce.clear()
      this.#seenOnce.add(text)
      return undefined
    }
    this.#seenOnce.delete(text)
    this.#names.set(text, `q${this.#names.size}`)
    return this.of(text)
  }

  /** From now on all are prepared anew. */
  renew(): void {
    this.#generation += 1
  }
}

/**
 * Has the connections of a pool prepare what they read again and again, so that PostgreSQL parses and plans it once: that was most of what it
 * did for a small question. (docs/decisions/0148)
 */
export function preparing(): (client: PoolClient) => void {
  const names = new StatementNames()
  return (client) => prepare(client, names)
}

function prepare(client: PoolClient, names: StatementNames): void {
  const plain = client.query.bind(client) as (...given: unknown[]) => unknown
  // Made by us: of a name in an object the driver makes a copy with all its descriptors, a fifteenth of what a statement costs here.
  const named = (text: string, values: unknown[], name: string) =>
    new Promise<QueryResult>((resolve, reject) => {
      const asked = new Query(text, values, (error, result) => (error ? reject(error) : resolve(result)))
      plain(Object.assign(asked, { name }))
    })
  const query = async (text: string, values: unknown[], name: string) => {
    try {
      return await named(text, values, name)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      // From here one comes to whoever asked; from where the driver made it, to the socket.
      Error.captureStackTrace(error)
      if (error.message !== CHANGED) throw error
      names.renew()
      // Within a transaction this fails too, and the first error is the one to tell.
      return await (plain(text, values) as Promise<unknown>).catch(() => Promise.reject(error))
    }
  }
  client.query = ((...given: unknown[]) => {
    const [asked, values, callback] = given
    if (typeof asked !== 'string' || !Array.isArray(values) || callback !== undefined) return plain(...given)
    const { text, values: filled } = among(asked, values)
    const name = names.of(text)
    // What is planned for what it is asked with is asked with that.
    return name === undefined ? plain(text, values) : query(text, filled, name)
  }) as typeof client.query
}
