import type { AnswerOf, routes } from '@aftersale/contract'
import type { Database } from '../../../platform/database.ts'
import { personNames } from '../../access/index.ts'
import { callsAbout, type Provider, type TextPayload } from '../../providers/index.ts'
import { texter } from './enqueue-code.ts'
import { orderKnown } from './known-phones.store.ts'
import { masked, mobilesAmong } from './mobile.ts'

type Shown = AnswerOf<typeof routes.listPortalCodes>

const SHOWN = 5
const PATIENCE_MILLISECONDS = 2_000

/** Where codes of an order can be sent, and what became of the last ones. */
export async function sentCodes(database: Database, providers: readonly Provider[], orderId: string): Promise<Shown> {
  const order = await orderKnown(database, orderId)
  const calls = await callsAbout(database, 'sms', orderId, SHOWN)
  const names = await personNames(
    database,
    calls.flatMap(({ payload }) => (payload as TextPayload).by ?? []),
  )
  return {
    sends: texter(providers) !== undefined,
    phones: mobilesAmong(order?.phones ?? []).map(masked),
    items: await Promise.all(
      calls.map(async ({ id, provider, status, failure, askedAt, payload }) => {
        const { to, by } = payload as TextPayload
        const text = await sentText(providers, provider, id)
        return { id, to, by, byName: names.get(by ?? '') ?? null, status, failure, askedAt, text }
      }),
    ),
  }
}

/** What a provider for trials says that it sent. That it says nothing just now hinders nobody. */
async function sentText(providers: readonly Provider[], name: string, call: string): Promise<string | null> {
  const adapter = providers.find((provider) => provider.name === name)?.adapter
  if (adapter?.sentText === undefined) return null
  return adapter.sentText(call, AbortSignal.timeout(PATIENCE_MILLISECONDS)).catch(() => null)
}
