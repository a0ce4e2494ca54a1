import { decimalText } from '@aftersale/kernel'
import { z } from 'zod'
import { currencyCode } from '../scalars.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const minor = z.int()
const currency = currencyCode
const text = (amount: number, code: string) => `${decimalText({ minor: amount, currency: code })} ${code}`

/** What may be done with units, as a sentence about too many of them ends. */
const DOING: Readonly<Record<string, { readonly en: string; readonly 'zh-CN': string }>> = {
  ship: { en: 'can be shipped', 'zh-CN': '可发货' },
  deliver: { en: 'are on their way', 'zh-CN': '在途' },
  'lose-outbound': { en: 'are on their way', 'zh-CN': '在途' },
  'cancel-item': { en: 'can be cancelled', 'zh-CN': '可取消' },
  'request-return': { en: 'can be given back', 'zh-CN': '可申请退回' },
  'cancel-return': { en: 'can be cancelled', 'zh-CN': '可撤销' },
  'receive-item': { en: 'are awaited', 'zh-CN': '待收货' },
  'receive-damaged': { en: 'are awaited', 'zh-CN': '待收货' },
  'receive-wrong': { en: 'are awaited', 'zh-CN': '待收货' },
  'lose-inbound': { en: 'are awaited', 'zh-CN': '待收货' },
  'receive-late': { en: 'were taken for lost', 'zh-CN': '已记为丢失' },
  'give-back': { en: 'can go back to the customer', 'zh-CN': '可退还客户' },
  restock: { en: 'can be restocked', 'zh-CN': '可重新入库' },
  'write-off': { en: 'can be written off', 'zh-CN': '可报废' },
  reinstate: { en: 'were written off', 'zh-CN': '已报废' },
  'credit-return': { en: 'can be credited', 'zh-CN': '可入账' },
  'uncredit-return': { en: 'were credited', 'zh-CN': '已入账' },
}

/** Orders, and what cannot happen to them. */
export const orderRefusals = {
  'orders.not-found': factualRefusal(
    404,
    { order: z.string() },
    { order: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d01' },
    {
      en: ({ order }) => `There is no order ${order}.`,
      'zh-CN': ({ order }) => `没有订单 ${order}。`,
    },
  ),
  'orders.already-recorded': factualRefusal(
    409,
    { order: z.string() },
    { order: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d01' },
    {
      en: ({ order }) => `An order with this source and number is recorded, with other content: ${order}.`,
      'zh-CN': ({ order }) => `该来源与订单号已有内容不同的订单：${order}。`,
    },
  ),
  'orders.line-unknown': factualRefusal(
    404,
    { line: z.string() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' },
    {
      en: ({ line }) => `The order has no line ${line}.`,
      'zh-CN': ({ line }) => `该订单没有明细 ${line}。`,
    },
  ),
  'orders.return-line-unknown': factualRefusal(
    404,
    { returnLine: z.string() },
    { returnLine: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31' },
    {
      en: ({ returnLine }) => `The order has no line of a return ${returnLine}.`,
      'zh-CN': ({ returnLine }) => `该订单没有退货明细 ${returnLine}。`,
    },
  ),
  'orders.payment-unknown': factualRefusal(
    404,
    { payment: z.string() },
    { payment: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21' },
    {
      en: ({ payment }) => `The order has no payment ${payment}.`,
      'zh-CN': ({ payment }) => `该订单没有付款 ${payment}。`,
    },
  ),
  'orders.part-unknown': factualRefusal(
    404,
    { part: z.string() },
    { part: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41' },
    {
      en: ({ part }) => `The order has no part of a refund ${part}.`,
      'zh-CN': ({ part }) => `该订单没有退款明细 ${part}。`,
    },
  ),
  'orders.too-many-units': factualRefusal(
    409,
    { action: z.string(), left: z.int() },
    { action: 'request-return', left: 1 },
    {
      en: ({ action, left }) => `Too many units: ${left} ${DOING[action]?.en ?? 'are left'}.`,
      'zh-CN': ({ action, left }) => `件数过多：${DOING[action]?.['zh-CN'] ?? '剩余'} ${left} 件。`,
    },
  ),
  'orders.without-goods': plainRefusal(409, {
    en: 'This return has no goods coming back, so none can be received.',
    'zh-CN': '此退货无需寄回商品，不能收货。',
  }),
  'orders.payment-owed': factualRefusal(
    409,
    { owed: minor, currency },
    { owed: 5000, currency: 'CNY' },
    {
      en: ({ owed, currency: code }) =>
        `The customer still owes ${text(owed, code)}; added goods are shipped once it is paid.`,
      'zh-CN': ({ owed, currency: code }) => `客户尚欠 ${text(owed, code)}，付清后才能发出新增商品。`,
    },
  ),
  'orders.fee-too-large': factualRefusal(
    422,
    { most: minor, currency },
    { most: 17910, currency: 'CNY' },
    {
      en: ({ most, currency: code }) => `The fee must be at most what the units are worth, ${text(most, code)}.`,
      'zh-CN': ({ most, currency: code }) => `扣费不能超过商品价值 ${text(most, code)}。`,
    },
  ),
  'orders.fee-not-due': plainRefusal(422, {
    en: 'No fee is due where the seller is at fault.',
    'zh-CN': '卖家责任的退货不得扣费。',
  }),
  'orders.shipping-credited': factualRefusal(
    409,
    { left: minor, currency },
    { left: 0, currency: 'CNY' },
    {
      en: ({ left, currency: code }) => `Only ${text(left, code)} of the shipping paid is left to refund.`,
      'zh-CN': ({ left, currency: code }) => `可退运费剩余 ${text(left, code)}。`,
    },
  ),
  'orders.credited-less': factualRefusal(
    409,
    { credited: minor, currency },
    { credited: 0, currency: 'CNY' },
    {
      en: ({ credited, currency: code }) => `Only ${text(credited, code)} was credited, so no more can be taken back.`,
      'zh-CN': ({ credited, currency: code }) => `已入账的只有 ${text(credited, code)}，不能撤回更多。`,
    },
  ),
  'orders.not-a-gift': factualRefusal(
    422,
    { line: z.string() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' },
    {
      en: ({ line }) => `The line ${line} is no gift, so none is missing.`,
      'zh-CN': ({ line }) => `明细 ${line} 不是赠品，不能按缺少赠品扣款。`,
    },
  ),
  'orders.gift-charged': factualRefusal(
    409,
    { left: minor, currency },
    { left: 0, currency: 'CNY' },
    {
      en: ({ left, currency: code }) =>
        `For the missing units of this gift at most ${text(left, code)} more may be charged.`,
      'zh-CN': ({ left, currency: code }) => `该赠品缺少部分最多还可扣 ${text(left, code)}。`,
    },
  ),
  'orders.nothing-owed': factualRefusal(
    409,
    { owed: minor, currency },
    { owed: 0, currency: 'CNY' },
    {
      en: ({ owed, currency: code }) => `At most ${text(owed, code)}, the amount due to the customer, can be refunded.`,
      'zh-CN': ({ owed, currency: code }) => `退回金额不能超过应退客户的 ${text(owed, code)}。`,
    },
  ),
  'orders.payment-exhausted': factualRefusal(
    409,
    { payment: z.string(), left: minor, currency },
    { payment: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21', left: 0, currency: 'CNY' },
    {
      en: ({ left, currency: code }) =>
        `Only ${text(left, code)} can still be refunded through this payment, pending refunds included.`,
      'zh-CN': ({ left, currency: code }) => `该笔付款（计入处理中的退款）还可退 ${text(left, code)}。`,
    },
  ),
  'orders.part-ended': factualRefusal(
    409,
    { part: z.string(), status: z.enum(['settled', 'failed']) },
    { part: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41', status: 'settled' },
    {
      en: ({ status }) => `This part of the refund has ${status === 'settled' ? 'gone back' : 'failed'} already.`,
      'zh-CN': ({ status }) => `该笔退款明细${status === 'settled' ? '已退回' : '已失败'}。`,
    },
  ),
  'orders.sum-too-large': factualRefusal(
    422,
    { most: minor, currency },
    { most: 2 ** 51, currency: 'CNY' },
    {
      en: ({ most, currency: code }) => `This would make a sum of the order larger than ${text(most, code)}.`,
      'zh-CN': ({ most, currency: code }) => `该订单的合计将超过 ${text(most, code)}。`,
    },
  ),
  'orders.other-currency': factualRefusal(
    422,
    { currency },
    { currency: 'CNY' },
    {
      en: ({ currency: code }) => `The order is in ${code}; other money cannot pay for it.`,
      'zh-CN': ({ currency: code }) => `该订单币种为 ${code}，不能用其他币种付款。`,
    },
  ),
  'orders.too-many-serials': factualRefusal(
    422,
    { field: z.string(), most: z.int() },
    { field: 'lines[0].serials', most: 1 },
    {
      en: ({ field, most }) => `${field} must name each unit once, ${most} at most.`,
      'zh-CN': ({ field, most }) => `${field} 每件商品只能填写一个且不得重复，最多 ${most} 个。`,
    },
  ),
  'orders.payment-recorded': factualRefusal(
    409,
    { provider: z.string(), reference: z.string() },
    { provider: 'wechat', reference: '4200001234' },
    {
      en: ({ provider, reference }) => `The payment ${reference} of ${provider} is recorded already.`,
      'zh-CN': ({ provider, reference }) => `${provider} 的付款 ${reference} 已登记。`,
    },
  ),
}
