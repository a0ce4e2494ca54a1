import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { writeCustomerEntry } from '../../conversations/index.ts'
import { uploaderOf } from '../uploader.ts'
import { dayBefore } from './open-portal-case.ts'
import { saidSince } from './own-cases.store.ts'

type Refused = KnownRefusal<'attachments.unknown' | 'portal.too-many-entries' | 'commands.key-taken'>

interface About {
  readonly orderId: string
  readonly caseId: string
  readonly now: Instant
}

/** In one case, in a day. */
const MOST_A_DAY = 60

/** Writes what the customer says in a case, once under its key. */
export async function speak(
  tx: Transaction,
  { key, text, photos }: BodyOf<typeof routes.writePortalEntry>,
  { orderId, caseId, now }: About,
): Promise<Result<undefined, Refused>> {
  const item = { key: `${orderId} ${key}`, caseId, text, photos }
  const [done] = await runKeyed(tx, [item], {
    scope: 'portal.write',
    now,
    run: async (): Promise<Result<{ readonly id: string }, Refused>[]> => {
      if ((await saidSince(tx, caseId, dayBefore(now))) >= MOST_A_DAY) {
        return [refuse({ code: 'portal.too-many-entries' })]
      }
      return [await writeCustomerEntry(tx, { caseId, text, attachments: photos, uploader: uploaderOf(orderId), now })]
    },
  })
  if (done === undefined) throw new Error(`expected a result under ${item.key}`)
  return done.ok ? accept(undefined) : done
}
