import { decimalText } from '@aftersale/kernel'
import { z } from 'zod'
import { currencyCode } from '../scalars.ts'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const minor = z.int()
const currency = currencyCode
const text = (amount: number, code: string) => `${decimalText({ minor: amount, currency: code })} ${code}`

/** Price lists, quotations and payments of repairs. */
export const repairMoneyRefusals = {
  'repairs.unknown-price': factualRefusal(
    422,
    { field: z.string(), price: z.string() },
    { field: 'items[0].code', price: 'P9' },
    {
      en: ({ field, price }) => `${field}: the price list has no “${listed([price], '')}”.`,
      'zh-CN': ({ field, price }) => `${field}：价目表中没有“${listed([price], '')}”。`,
    },
  ),
  'repairs.price-list-not-found': plainRefusal(404, {
    en: 'Price list not found.',
    'zh-CN': '没有这份价目表。',
  }),
  'repairs.no-price-list': factualRefusal(
    409,
    { priceList: z.string(), on: z.string() },
    { priceList: 'standard', on: '2026-03-01' },
    {
      en: ({ priceList, on }) => `No price list “${listed([priceList], '')}” is valid on ${on}.`,
      'zh-CN': ({ priceList, on }) => `${on} 没有生效的价目表“${listed([priceList], '')}”。`,
    },
  ),
  'repairs.currency-differs': factualRefusal(
    409,
    { priceList: z.string(), currency, expected: currency },
    { priceList: 'standard', currency: 'CNY', expected: 'USD' },
    {
      en: ({ priceList, currency: code, expected }) =>
        `The price list “${listed([priceList], '')}” is in ${code}, and the repair is reckoned in ${expected}.`,
      'zh-CN': ({ priceList, currency: code, expected }) =>
        `价目表“${listed([priceList], '')}”的币种是 ${code}，而此维修单按 ${expected} 结算。`,
    },
  ),
  'repairs.quote-superseded': factualRefusal(
    409,
    { quote: z.int(), current: z.int() },
    { quote: 1, current: 2 },
    {
      en: ({ quote, current }) => `Quotation ${quote} does not count any more: the last one is ${current}.`,
      'zh-CN': ({ quote, current }) => `第 ${quote} 次报价已失效，最新的是第 ${current} 次。`,
    },
  ),
  'repairs.payment-owed': factualRefusal(
    409,
    { owed: minor, currency },
    { owed: 8000, currency: 'CNY' },
    {
      en: ({ owed, currency: code }) =>
        `The customer still owes ${text(owed, code)} for the repair. Say “on account” to let the goods go all the same.`,
      'zh-CN': ({ owed, currency: code }) => `客户尚欠维修费 ${text(owed, code)}。如允许挂账，请注明后再返还商品。`,
    },
  ),
  'repairs.nothing-agreed': plainRefusal(409, {
    en: 'The customer has not agreed to a price yet: there is nothing to pay.',
    'zh-CN': '客户尚未同意报价，没有应收款。',
  }),
  'repairs.pays-too-much': factualRefusal(
    409,
    { owed: minor, currency },
    { owed: 8000, currency: 'CNY' },
    {
      en: ({ owed, currency: code }) => `Of this repair ${text(owed, code)} are left to pay.`,
      'zh-CN': ({ owed, currency: code }) => `此维修单待收 ${text(owed, code)}。`,
    },
  ),
  'repairs.nothing-to-pay-back': factualRefusal(
    409,
    { left: minor, currency },
    { left: 0, currency: 'CNY' },
    {
      en: ({ left, currency: code }) =>
        `Of what was paid for this repair, only ${text(left, code)} can still be refunded.`,
      'zh-CN': ({ left, currency: code }) => `此维修单可退 ${text(left, code)}。`,
    },
  ),
  'repairs.pay-back-by-order': factualRefusal(
    409,
    { order: z.string() },
    { order: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20' },
    {
      en: ({ order }) => `This payment is on the account of order ${order}: refund it through that order.`,
      'zh-CN': ({ order }) => `款项已计入订单 ${order}，请通过该订单退款。`,
    },
  ),
  'repairs.payment-known': factualRefusal(
    409,
    { reference: z.string() },
    { reference: '4200001234202603011234567890' },
    {
      en: ({ reference }) => `A payment with the reference ${reference} is recorded already.`,
      'zh-CN': ({ reference }) => `流水号为 ${reference} 的款项已登记。`,
    },
  ),
}
