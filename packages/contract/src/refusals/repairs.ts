import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal } from './refusal.ts'

/** Stages of a repair as the end of "the repair is …". */
const STAGES: Readonly<Record<string, readonly [string, string]>> = {
  requested: ['requested', '已申请'],
  received: ['received', '已收货'],
  diagnosed: ['diagnosed', '已检测'],
  quoted: ['quoted', '已报价'],
  approved: ['approved', '报价已同意'],
  declined: ['declined', '报价已拒绝'],
  'waiting-for-parts': ['waiting for parts', '待件'],
  repairing: ['being repaired', '维修中'],
  tested: ['tested', '已测试'],
  done: ['done', '已修好'],
  returned: ['returned to the customer', '已返还客户'],
  cancelled: ['cancelled', '已取消'],
}

const ACTIONS: Readonly<Record<string, readonly [string, string]>> = {
  receive: ['receive the goods', '收货'],
  diagnose: ['diagnose', '检测'],
  quote: ['quote', '报价'],
  approve: ['approve the quotation', '同意报价'],
  decline: ['decline the quotation', '拒绝报价'],
  'wait-for-parts': ['wait for parts', '待件'],
  'begin-repair': ['begin the repair', '开始维修'],
  'pass-test': ['pass the test', '测试通过'],
  'fail-test': ['fail the test', '测试未通过'],
  finish: ['finish', '完成'],
  return: ['return the goods', '返还商品'],
  cancel: ['cancel', '取消'],
}

const english = (word: string, words: typeof STAGES) => words[word]?.[0] ?? word
const chinese = (word: string, words: typeof STAGES) => words[word]?.[1] ?? word

/** Steps of a repair that are not possible now, and quotations that cannot be made. */
export const repairRefusals = {
  'repairs.not-now': factualRefusal(
    409,
    { stage: z.string(), action: z.string(), possible: z.array(z.string()) },
    { stage: 'received', action: 'begin-repair', possible: ['diagnose', 'cancel'] },
    {
      en: ({ stage, action, possible }) => {
        const next = possible.map((one) => english(one, ACTIONS)).join(', ')
        const not = `The repair is ${english(stage, STAGES)}; it cannot “${english(action, ACTIONS)}” now.`
        return `${not} ${next === '' ? 'Nothing more can be done with it.' : `Possible: ${next}.`}`
      },
      'zh-CN': ({ stage, action, possible }) => {
        const next = possible.map((one) => chinese(one, ACTIONS)).join('、')
        const not = `维修单当前为“${chinese(stage, STAGES)}”，不能“${chinese(action, ACTIONS)}”。`
        return `${not}${next === '' ? '此维修单已无后续操作。' : `可进行：${next}。`}`
      },
    },
  ),
  'repairs.unknown-price': factualRefusal(
    422,
    { field: z.string(), price: z.string() },
    { field: 'items[0].code', price: 'P9' },
    {
      en: ({ field, price }) => `${field}: the price list has no “${listed([price], '')}”.`,
      'zh-CN': ({ field, price }) => `${field}：价目表中没有“${listed([price], '')}”。`,
    },
  ),
}
