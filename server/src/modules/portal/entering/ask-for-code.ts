import type { KnownRefusal, Language } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { networkOf } from '../../access/index.ts'
import type { Provider } from '../../providers/index.ts'
import { readSettings } from '../settings/settings.store.ts'
import { sweep } from './attempt.store.ts'
import { codesOfNetwork, codesOfOrder } from './attempt.ts'
import { countAttempt } from './count-attempt.ts'
import { enqueueCode, texter } from './enqueue-code.ts'
import { ordersNumbered } from './known-phones.store.ts'
import { masked, mobilesAmong } from './mobile.ts'
import { hashOf } from './session.store.ts'

interface Parts {
  readonly database: Database
  readonly providers: readonly Provider[]
  /** What attempts go by. */
  readonly clock: Clock
}

interface Visit {
  readonly address: string
  readonly language: Language
  /** The time of the business. */
  readonly now: Instant
}

const AGAIN_SECONDS = 60

/** Who sends codes that consumers ask for; nobody where the company does not want it, or nobody is set up who can. */
export async function codesBy({ database, providers }: Omit<Parts, 'clock'>): Promise<Provider | undefined> {
  return (await readSettings(database)).sendsCodes ? texter(providers) : undefined
}

/**
 * Sends a code to the first mobile number that the customer of an order is known by. Answers in how many seconds another may be
 * asked for, and nothing else: whether there is such an order, or a number, is said to nobody.
 */
export async function askForCode(
  { database, providers, clock }: Parts,
  number: string,
  { address, language, now }: Visit,
): Promise<Result<{ readonly againInSeconds: number }, KnownRefusal<'portal.codes-off' | 'portal.code-too-soon'>>> {
  const provider = await codesBy({ database, providers })
  if (provider === undefined) return refuse({ code: 'portal.codes-off' })
  await sweep(database, clock.now())
  const subjects = [codesOfOrder(hashOf(number.toLowerCase())), codesOfNetwork(networkOf(address))]
  return inTransaction(database, async (tx) => {
    const counted = await countAttempt(tx, subjects, clock.now())
    if (!counted.ok) return refuse({ ...counted.refusal, code: 'portal.code-too-soon' })
    for (const { id: orderId, phones } of await ordersNumbered(tx, number)) {
      const [mobile] = mobilesAmong(phones)
      if (mobile === undefined) continue
      await enqueueCode(tx, { provider, orderId, to: masked(mobile), language, by: null }, now)
      break
    }
    return accept({ againInSeconds: AGAIN_SECONDS })
  })
}
