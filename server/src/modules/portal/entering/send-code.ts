import type { KnownRefusal, Language } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import type { Provider } from '../../providers/index.ts'
import { enqueueCode, texter } from './enqueue-code.ts'
import { orderKnown } from './known-phones.store.ts'
import { masked, mobilesAmong } from './mobile.ts'
import { tellCode } from './tell-code.store.ts'

interface Sending {
  /** Which of the customer's numbers, as it was shown; absent: the first. */
  readonly to?: string | undefined
  readonly language: Language
  readonly by: string
}

/** Somebody who works here has a code sent to the customer of an order; answers where to. */
export async function sendCode(
  tx: Transaction,
  providers: readonly Provider[],
  orderId: string,
  { to, language, by }: Sending,
  now: Instant,
): Promise<Result<{ readonly to: string }, KnownRefusal<'portal.no-texts' | 'portal.no-mobile'>>> {
  const provider = texter(providers)
  if (provider === undefined) return refuse({ code: 'portal.no-texts' })
  const order = await orderKnown(tx, orderId)
  const numbers = mobilesAmong(order?.phones ?? []).map(masked)
  const number = to === undefined ? numbers[0] : numbers.find((one) => one === to)
  if (order === undefined || number === undefined) return refuse({ code: 'portal.no-mobile' })
  await enqueueCode(tx, { provider, orderId, to: number, language, by }, now)
  await tellCode(tx, order.number, { to: number })
  return accept({ to: number })
}
