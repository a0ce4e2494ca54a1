import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Invoices. */
export const invoiceRefusals = {
  'invoices.not-found': factualRefusal(
    404,
    { invoice: z.string() },
    { invoice: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d61' },
    {
      en: ({ invoice }) => `There is no invoice ${invoice}.`,
      'zh-CN': ({ invoice }) => `没有发票 ${invoice}。`,
    },
  ),
  'invoices.nothing-left': plainRefusal(409, {
    en: 'Nothing is left to state: it has been invoiced, credited or taken back already.',
    'zh-CN': '没有可开具的金额：已开票、已退款或已冲红。',
  }),
  'invoices.more-than-left': factualRefusal(
    409,
    { left: z.int() },
    { left: 1999 },
    {
      en: ({ left }) => `A red invoice takes back at most what is left of this line: ${left} minor units.`,
      'zh-CN': ({ left }) => `红字发票金额不得超过该行剩余金额：${left}（最小货币单位）。`,
    },
  ),
  'invoices.line-unknown': factualRefusal(
    404,
    { line: z.string() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' },
    {
      en: ({ line }) => `There is no line ${line} here.`,
      'zh-CN': ({ line }) => `此处没有明细 ${line}。`,
    },
  ),
  'invoices.not-issued': factualRefusal(
    409,
    { status: z.string() },
    { status: 'requested' },
    {
      en: ({ status }) => `Only a normal invoice that was issued can be reversed; this one is ${status}.`,
      'zh-CN': ({ status }) => `只有已开具的正数发票可以冲红；该发票状态为 ${status}。`,
    },
  ),
  'invoices.ended': factualRefusal(
    409,
    { status: z.string() },
    { status: 'issued' },
    {
      en: ({ status }) => `This invoice is ${status} already.`,
      'zh-CN': ({ status }) => `该发票状态已是 ${status}。`,
    },
  ),
  'invoices.number-missing': plainRefusal(422, {
    en: 'An invoice that was issued has a number: say it.',
    'zh-CN': '已开具的发票必须填写发票号码。',
  }),
  'invoices.number-taken': factualRefusal(
    409,
    { number: z.string() },
    { number: '26312000000012345678' },
    {
      en: ({ number }) => `Another invoice has the number ${number}.`,
      'zh-CN': ({ number }) => `号码 ${number} 已属于另一张发票。`,
    },
  ),
  'invoices.being-sent': plainRefusal(409, {
    en: 'This invoice is being asked for at this moment. Try again in half a minute.',
    'zh-CN': '该发票正在提交开具，请半分钟后再试。',
  }),
}
