import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

const USES = { shipping: '收货', 'pick-up': '取件', invoice: '发票' } as const

/** Who buys, supplies and deals. */
export const customerRefusals = {
  'customers.not-found': plainRefusal(404, { en: 'Customer not found.', 'zh-CN': '没有这个客户。' }),
  'customers.stale': factualRefusal(
    409,
    { number: z.string(), version: z.int() },
    { number: 'C-10086', version: 3 },
    {
      en: ({ number, version }) =>
        version === 0
          ? `There is no customer ${number} that could be changed. Nothing was changed.`
          : `Somebody changed ${number} meanwhile: it is at version ${version}. Look at it again; nothing was changed.`,
      'zh-CN': ({ number, version }) =>
        version === 0
          ? `客户 ${number} 不存在，未作任何更改。`
          : `客户 ${number} 已被他人修改（当前版本 ${version}）。请重新查看，未作任何更改。`,
    },
  ),
  'customers.default-twice': factualRefusal(
    422,
    { use: z.enum(['shipping', 'pick-up', 'invoice']) },
    { use: 'shipping' },
    {
      en: ({ use }) => `Two addresses are the default for ${use}; only one can be.`,
      'zh-CN': ({ use }) => `有两个地址被设为默认${USES[use]}地址，只能有一个。`,
    },
  ),
}
