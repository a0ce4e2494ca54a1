import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal } from './refusal.ts'

const field = z.string()

/** Terms that are no sale, and claims that do not fit the sale. `field` is where in the input it stands. */
export const commerceRefusals = {
  'commerce.unknown-currency': factualRefusal(
    422,
    { field, currency: z.string() },
    { field: 'currency', currency: 'RMB' },
    {
      en: ({ field: at, currency }) => `${at}: “${currency}” is no currency code of ISO 4217, such as CNY.`,
      'zh-CN': ({ field: at, currency }) => `${at}：“${currency}”不是 ISO 4217 货币代码（例如 CNY）。`,
    },
  ),
  'commerce.nothing-given': factualRefusal(
    422,
    { field },
    { field: 'lines' },
    {
      en: ({ field: at }) => `${at} must have at least one entry.`,
      'zh-CN': ({ field: at }) => `${at} 至少要有一项。`,
    },
  ),
  'commerce.not-a-whole-number': factualRefusal(
    422,
    { field, least: z.int() },
    { field: 'lines[0].unitPrice', least: 0 },
    {
      en: ({ field: at, least }) => `${at} must be a whole number from ${least} on, below 2^53.`,
      'zh-CN': ({ field: at, least }) => `${at} 必须是不小于 ${least} 且小于 2^53 的整数。`,
    },
  ),
  'commerce.not-a-percent': factualRefusal(
    422,
    { field },
    { field: 'lines[0].taxRate' },
    {
      en: ({ field: at }) => `${at} must be a percentage from 0 to 100.`,
      'zh-CN': ({ field: at }) => `${at} 必须是 0 到 100 之间的百分比。`,
    },
  ),
  'commerce.id-twice': factualRefusal(
    422,
    { field, id: z.string() },
    { field: 'lines[1].id', id: 'a' },
    {
      en: ({ field: at, id }) => `${at}: “${id}” stands more than once.`,
      'zh-CN': ({ field: at, id }) => `${at}：“${id}”出现多次。`,
    },
  ),
  'commerce.unknown-line': factualRefusal(
    422,
    { field, id: z.string() },
    { field: 'request[0].line', id: 'b' },
    {
      en: ({ field: at, id }) => `${at}: there is no line “${id}”.`,
      'zh-CN': ({ field: at, id }) => `${at}：没有明细“${id}”。`,
    },
  ),
  'commerce.not-a-gift': factualRefusal(
    422,
    { field },
    { field: 'lines[0].giftOf' },
    {
      en: ({ field: at }) => `${at} is given, but the line is not marked as a gift.`,
      'zh-CN': ({ field: at }) => `已填写 ${at}，但该明细没有标为赠品。`,
    },
  ),
  'commerce.gift-of-gift': factualRefusal(
    422,
    { field },
    { field: 'lines[1].giftOf' },
    {
      en: ({ field: at }) => `${at} names a gift: a gift comes with a line that was paid for.`,
      'zh-CN': ({ field: at }) => `${at} 指向的是赠品，赠品应随付款购买的明细赠送。`,
    },
  ),
  'commerce.discount-too-large': factualRefusal(
    422,
    { field, most: z.int() },
    { field: 'lines[0].discount', most: 1000 },
    {
      en: ({ field: at, most }) => `${at} must be at most ${most}, which is what it is taken off.`,
      'zh-CN': ({ field: at, most }) => `${at} 不能超过被抵扣的金额 ${most}。`,
    },
  ),
  'commerce.units-too-many': factualRefusal(
    422,
    { field, most: z.int() },
    { field: 'request[0].quantity', most: 2 },
    {
      en: ({ field: at, most }) => `${at} must be at most ${most}: no more units are left to come back.`,
      'zh-CN': ({ field: at, most }) => `${at} 不能超过 ${most}，即尚未退回的件数。`,
    },
  ),
  'commerce.returned-too-many': factualRefusal(
    422,
    { field, most: z.int() },
    { field: 'lines[0].returned', most: 3 },
    {
      en: ({ field: at, most }) => `${at} must be at most ${most}, the units of the line.`,
      'zh-CN': ({ field: at, most }) => `${at} 不能超过该明细的件数 ${most}。`,
    },
  ),
  'commerce.payment-overdrawn': factualRefusal(
    422,
    { field, most: z.int() },
    { field: 'payments[0].pending', most: 1999 },
    {
      en: ({ field: at, most }) => `${at} must be at most ${most}: the payment has no more to give back.`,
      'zh-CN': ({ field: at, most }) => `${at} 不能超过 ${most}，即该笔付款可退的余额。`,
    },
  ),
  'commerce.shipping-overdrawn': factualRefusal(
    422,
    { field, most: z.int() },
    { field: 'shipping.refunded', most: 800 },
    {
      en: ({ field: at, most }) => `${at} must be at most ${most}: no more was paid for shipping.`,
      'zh-CN': ({ field: at, most }) => `${at} 不能超过 ${most}，即实付的运费。`,
    },
  ),
  'commerce.sum-too-large': factualRefusal(
    422,
    { field },
    { field: 'lines[0]' },
    {
      en: ({ field: at }) => `${at} makes a sum beyond 2^53 minor units.`,
      'zh-CN': ({ field: at }) => `${at} 使合计超过 2^53 个最小货币单位。`,
    },
  ),
  'commerce.not-a-time': factualRefusal(
    422,
    { field, text: z.string() },
    { field: 'events[0].at', text: 'yesterday' },
    {
      en: ({ field: at, text }) =>
        `${at}: “${listed([text], '')}” is no date or time such as 2026-03-01 or 2026-03-01T08:00:00+08:00.`,
      'zh-CN': ({ field: at, text }) =>
        `${at}：“${listed([text], '')}”不是日期或时间（例如 2026-03-01、2026-03-01T08:00:00+08:00）。`,
    },
  ),
  'commerce.unknown-zone': factualRefusal(
    422,
    { field, zone: z.string() },
    { field: 'zone', zone: 'Asia/Nowhere' },
    {
      en: ({ field: at, zone }) => `${at}: “${listed([zone], '')}” is no time zone such as Asia/Shanghai.`,
      'zh-CN': ({ field: at, zone }) => `${at}：“${listed([zone], '')}”不是时区（例如 Asia/Shanghai）。`,
    },
  ),
  'commerce.not-within': factualRefusal(
    422,
    { field, least: z.int(), most: z.int() },
    { field: 'terms[0].months', least: 1, most: 1200 },
    {
      en: ({ field: at, least, most }) => `${at} must be a whole number from ${least} to ${most}.`,
      'zh-CN': ({ field: at, least, most }) => `${at} 必须是 ${least} 到 ${most} 之间的整数。`,
    },
  ),
}
