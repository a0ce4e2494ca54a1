import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { Confide, ConfidedText, TextPayload } from '../../providers/index.ts'
import { orderKnown } from './known-phones.store.ts'
import { masked, mobilesAmong } from './mobile.ts'
import { makeCode, SENT } from './session.store.ts'

/**
 * Makes the code of a text at the moment at which it goes out, and looks the number up: so neither stands anywhere but on the
 * telephone. An attempt that is repeated sends another code; each works for half an hour.
 */
export function confideCodes({ database, clock }: { readonly database: Database; readonly clock: Clock }): Confide {
  return async ({ subjectId, payload }) => {
    const { to, by } = payload as TextPayload
    const order = await orderKnown(database, subjectId)
    const phone = mobilesAmong(order?.phones ?? []).find((mobile) => masked(mobile) === to)
    if (phone === undefined) return { ok: false, words: NO_LONGER }
    const made = await makeCode(database, { orderId: subjectId, by: by ?? 'customer', length: SENT }, clock.now())
    return {
      ok: true,
      value: { phone, values: { code: made.digits } } satisfies Pick<ConfidedText, 'phone' | 'values'>,
    }
  }
}

const NO_LONGER = {
  en: 'The customer of this order no longer has this number.',
  'zh-CN': '该订单的客户已不再使用此号码。',
}
