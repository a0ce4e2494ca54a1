import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type Confide, holdWanted, type TextPayload } from '../../providers/index.ts'
import { orderKnown } from './known-phones.store.ts'
import { masked, mobilesAmong } from './mobile.ts'
import { makeCode, SENT } from './session.store.ts'

/**
 * Makes the code of a text at the moment at which it goes out, and looks the number up: so neither stands anywhere but on the
 * telephone. An attempt that is repeated sends another code; each works for half an hour.
 */
export function confideCodes({ database, clock }: { readonly database: Database; readonly clock: Clock }): Confide {
  return ({ id, subjectId, payload }) =>
    inTransaction(database, async (tx) => {
      const { to, by } = payload as TextPayload
      if (!(await holdWanted(tx, id))) return { ok: false, words: GIVEN_UP }
      const order = await orderKnown(tx, subjectId)
      const phone = mobilesAmong(order?.phones ?? []).find((mobile) => masked(mobile) === to)
      if (phone === undefined) return { ok: false, words: NO_LONGER }
      const code = await makeCode(tx, { orderId: subjectId, by: by ?? 'customer', length: SENT }, clock.now())
      return { ok: true, value: { phone, values: { code: code.digits } } }
    })
}

const GIVEN_UP = { en: 'It is not wanted any more.', 'zh-CN': '已不再需要发送。' }

const NO_LONGER = {
  en: 'The customer of this order no longer has this number.',
  'zh-CN': '该订单的客户已不再使用此号码。',
}
