import { statfs } from 'node:fs/promises'
import type { Connection } from './connection.ts'
import { OUTAGES, type Outage } from './outages.ts'
import { Trouble } from './trouble.ts'

/** A server that cannot add a segment of its log (16 MB) dies of it, and its sessions only see that it is gone. */
const TOO_LITTLE_ROOM = 16 * 1024 * 1024

/**
 * Turns a failure of the database or of the way to it into one sentence that says what to mend; answers undefined for an
 * error that is not about that, such as a defect in a statement. The sentence never holds a password.
 */
export async function outageOf(error: unknown, connection: Connection): Promise<Trouble | undefined> {
  if (error instanceof Trouble) return error
  const seen = outageLike(error)
  if (!seen) return undefined
  const { host, port, user, database } = connection.settings
  const { code, text } = (await behind(seen, connection)) ?? seen
  return new Trouble(code, text({ host: `${host}:${port}`, user, database }), error)
}

/** Whether something around us failed, so that the same work may go well later; a defect would fail again. */
export const isOutage = (error: unknown): boolean => error instanceof Trouble || outageLike(error) !== undefined

function outageLike(error: unknown): Outage | undefined {
  const signs = signsOf(error)
  return OUTAGES.find(({ codes, words }) => signs.some((sign) => codes.has(sign.code) || words?.test(sign.message)))
}

/** What the embedded server's absence really is: nobody else can have stopped it. */
async function behind({ code }: Outage, { dataDir }: Connection): Promise<Outage | undefined> {
  if (dataDir === undefined || (code !== 'database.lost' && code !== 'database.refused')) return undefined
  const { bavail, bsize } = await statfs(dataDir).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }))
  const name = bavail * bsize < TOO_LITTLE_ROOM ? 'database.disk-full' : 'database.restarting'
  return OUTAGES.find((outage) => outage.code === name)
}

interface Sign {
  readonly code: string
  readonly message: string
}

/** The error, its causes, and, where every address of a host failed, each of those failures. */
function signsOf(error: unknown, depth = 0): Sign[] {
  if (!(error instanceof Error) || depth > 5) return []
  const { code } = error as { code?: unknown }
  const sign = { code: typeof code === 'string' ? code : '', message: error.message }
  const inner = error instanceof AggregateError ? error.errors : [error.cause]
  return [sign, ...inner.flatMap((cause) => signsOf(cause, depth + 1))]
}
