import type { Language } from '@aftersale/contract'
import { addMilliseconds, type Instant } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueCalls, type Provider } from '../../providers/index.ts'
import { CODE_MINUTES } from './session.store.ts'

const MINUTE = 60_000

/** Who sends texts, where somebody does: the first provider that can. */
export const texter = (providers: readonly Provider[]): Provider | undefined =>
  providers.find(({ adapter }) => adapter.ports.includes('sms'))

interface CodeAsked {
  readonly provider: Provider
  readonly orderId: string
  /** As it may be shown. */
  readonly to: string
  readonly language: Language
  /** Who asks; null: the customer. */
  readonly by: string | null
}

/** Asks for a code to be sent. There is none yet: it is made when it goes out, and not at all where half an hour has passed. */
export async function enqueueCode(
  tx: Transaction,
  { provider, orderId, to, language, by }: CodeAsked,
  now: Instant,
): Promise<void> {
  const payload = { purpose: 'portal-code', language, to, by } as const
  const uselessAt = addMilliseconds(now, CODE_MINUTES * MINUTE)
  const about = { port: 'sms', action: 'send', provider: provider.name, subjectId: orderId } as const
  await enqueueCalls(tx, [{ id: newId(now), ...about, payload, uselessAt }], now)
}
