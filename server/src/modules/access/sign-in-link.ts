import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { insertLink, lockLink, markLinkUsed } from './one-time-link.store.ts'
import { type LinkRefusal, usableLink } from './one-time-link.ts'
import { insertPerson } from './person.store.ts'

/** Under `example`, which RFC 2606 keeps free of real people. */
const DEMO = { name: '演示管理员 Demo', email: 'demo@aftersale.example', role: 'administrator' } as const

/** A one-time sign-in token for the demonstration's administrator, who is created where absent and has no password. */
export async function offerDemoSignIn(database: Database, now: Instant): Promise<string> {
  const person = await insertPerson(database, { id: newId(now), ...DEMO }, now)
  return await insertLink(database, { purpose: 'sign-in', userId: person.id }, now)
}

/** Uses a sign-in link up and answers the id of the person it lets in. Of two who use it at once, one wins. */
export async function useSignInLink(
  database: Database,
  token: string,
  now: Instant,
): Promise<Result<string, LinkRefusal>> {
  return await database.transaction().execute(async (tx): Promise<Result<string, LinkRefusal>> => {
    const link = usableLink(await lockLink(tx, token), 'sign-in', now)
    if (!link.ok) return link
    if (link.value.userId === null) throw new Error('expected a sign-in link to name a person, got none')
    await markLinkUsed(tx, token, now)
    return accept(link.value.userId)
  })
}
