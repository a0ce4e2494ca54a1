import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Goods that come back while others go out. */
export const exchangeRefusals = {
  'exchanges.not-found': plainRefusal(404, {
    en: 'Exchange not found.',
    'zh-CN': '没有这张换货单。',
  }),
  'exchanges.replacement-unclear': factualRefusal(
    422,
    { replacement: z.int() },
    { replacement: 1 },
    {
      en: ({ replacement }) =>
        `Replacement ${replacement}: say which line it replaces at the same price, or give its product and unit price.`,
      'zh-CN': ({ replacement }) => `第 ${replacement} 项换出商品：请指明按原价替换哪一行，或填写商品和单价。`,
    },
  ),
  'exchanges.replaces-too-many': factualRefusal(
    422,
    { line: z.string(), units: z.int() },
    { line: 'L1', units: 1 },
    {
      en: ({ line, units }) => `${line}: more units go out at the same price than the ${units} that come back.`,
      'zh-CN': ({ line, units }) => `${line}：按原价换出的件数超过退回的 ${units} 件。`,
    },
  ),
  'exchanges.shipped': factualRefusal(
    409,
    { units: z.int() },
    { units: 1 },
    {
      en: ({ units }) =>
        `${units} of the units that go out have been shipped: the exchange cannot be cancelled any more.`,
      'zh-CN': ({ units }) => `换出商品已发货 ${units} 件，不能再取消换货。`,
    },
  ),
  'exchanges.already-cancelled': plainRefusal(409, {
    en: 'This exchange has already been cancelled.',
    'zh-CN': '该换货单已取消。',
  }),
  'exchanges.money-gone-back': plainRefusal(409, {
    en: 'Money of this exchange is going back or has gone back. Only while none is can it be cancelled.',
    'zh-CN': '该换货的差价正在退回或已退回，不能取消。',
  }),
}
