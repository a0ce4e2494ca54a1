import { decimalText } from '@aftersale/kernel'
import { z } from 'zod'
import { currencyCode } from '../scalars.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const minor = z.int()
const currency = currencyCode
const text = (amount: number, code: string) => `${decimalText({ minor: amount, currency: code })} ${code}`

/** Money that goes back. */
export const refundRefusals = {
  'refunds.not-found': plainRefusal(404, {
    en: 'Refund not found.',
    'zh-CN': '没有这笔退款。',
  }),
  'refunds.subject-unclear': plainRefusal(422, {
    en: 'Specify either the return or the order for this refund.',
    'zh-CN': '请指明退款所依据的退货单或订单，二者选一。',
  }),
  'refunds.terms-mixed': plainRefusal(422, {
    en: 'Enter only one of restocking fee, deduction or granted amount.',
    'zh-CN': '重新上架费、扣款、核定金额三者最多填写一项。',
  }),
  'refunds.lines-without-return': plainRefusal(422, {
    en: 'Lines, fees and return shipping belong to a return. On an order, only shipping, goodwill and the amount due can be refunded.',
    'zh-CN': '明细、扣费和退货运费只适用于退货单；按订单退款只能退运费、补偿和应退余额。',
  }),
  'refunds.nothing-to-refund': plainRefusal(409, {
    en: 'There is nothing to refund.',
    'zh-CN': '没有可退的金额。',
  }),
  'refunds.not-received': factualRefusal(
    409,
    { line: z.string(), units: z.int(), refundable: z.int() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31', units: 2, refundable: 1 },
    {
      en: ({ line, units, refundable }) =>
        `${line}: ${units} units were requested, but only ${refundable} are received, lost or need not be returned.`,
      'zh-CN': ({ line, units, refundable }) =>
        `${line}：要退款 ${units} 件，已收货、已丢失或无需退货的有 ${refundable} 件。`,
    },
  ),
  'refunds.deduction-too-large': factualRefusal(
    422,
    { deduction: minor, worth: minor, currency },
    { deduction: 20000, worth: 17910, currency: 'CNY' },
    {
      en: ({ deduction, worth, currency: code }) =>
        `${text(deduction, code)} are to be deducted from ${text(worth, code)}.`,
      'zh-CN': ({ deduction, worth, currency: code }) =>
        `扣款 ${text(deduction, code)} 超过商品价值 ${text(worth, code)}。`,
    },
  ),
  'refunds.granted-too-much': factualRefusal(
    422,
    { granted: minor, worth: minor, currency },
    { granted: 20000, worth: 17910, currency: 'CNY' },
    {
      en: ({ granted, worth, currency: code }) =>
        `${text(granted, code)} are granted for units worth ${text(worth, code)}. Give what goes beyond as goodwill.`,
      'zh-CN': ({ granted, worth, currency: code }) =>
        `核定金额 ${text(granted, code)} 超过商品价值 ${text(worth, code)}，超出部分请作为补偿。`,
    },
  ),
  'refunds.shipping-too-much': factualRefusal(
    409,
    { asked: minor, left: minor, currency },
    { asked: 1500, left: 1000, currency: 'CNY' },
    {
      en: ({ asked, left, currency: code }) =>
        `A shipping refund of ${text(asked, code)} was requested, but only ${text(left, code)} of the shipping is left to refund.`,
      'zh-CN': ({ asked, left, currency: code }) => `要退运费 ${text(asked, code)}，可退运费剩余 ${text(left, code)}。`,
    },
  ),
  'refunds.more-than-owed': factualRefusal(
    409,
    { asked: minor, owed: minor, currency },
    { asked: 17910, owed: 12000, currency: 'CNY' },
    {
      en: ({ asked, owed, currency: code }) =>
        `A refund of ${text(asked, code)} was requested, but only ${text(owed, code)} is due to the customer on this order.`,
      'zh-CN': ({ asked, owed, currency: code }) => `要退 ${text(asked, code)}，该订单应退客户 ${text(owed, code)}。`,
    },
  ),
  'refunds.payments-exhausted': factualRefusal(
    409,
    { asked: minor, left: minor, currency },
    { asked: 17910, left: 5000, currency: 'CNY' },
    {
      en: ({ asked, left, currency: code }) =>
        `A refund of ${text(asked, code)} was requested, but the original payments can refund only ${text(left, code)}, pending refunds included.`,
      'zh-CN': ({ asked, left, currency: code }) =>
        `要退 ${text(asked, code)}，各笔付款（计入处理中的退款）最多还可退 ${text(left, code)}。`,
    },
  ),
  'refunds.part-not-found': plainRefusal(404, {
    en: 'Refund payment not found.',
    'zh-CN': '没有这笔退款明细。',
  }),
  'refunds.part-being-sent': plainRefusal(409, {
    en: 'The gateway is being asked right now, and its answer counts. Try again in a minute if there is none.',
    'zh-CN': '正在向支付渠道发出请求，以渠道答复为准；若无答复，请一分钟后再试。',
  }),
  'refunds.part-not-failed': factualRefusal(
    409,
    { status: z.enum(['pending', 'settled']) },
    { status: 'pending' },
    {
      en: ({ status }) =>
        status === 'pending'
          ? 'This part is still under way: only what has failed is tried again.'
          : 'This money has gone back: only what has failed is tried again.',
      'zh-CN': ({ status }) =>
        status === 'pending' ? '该笔退款仍在处理中，失败后才能重试。' : '该笔款项已退回，无需重试。',
    },
  ),
  'refunds.part-retried': factualRefusal(
    409,
    { by: z.string() },
    { by: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41' },
    {
      en: ({ by }) => `This part was tried again already, by the part ${by}.`,
      'zh-CN': ({ by }) => `该笔退款已重试，见退款明细 ${by}。`,
    },
  ),
}
