import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

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

const repair = z.string()

/** Repairs, and what cannot be done with them now. */
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
  'repairs.not-found': factualRefusal(
    404,
    { repair },
    { repair: 'RP00000012' },
    {
      en: ({ repair: named }) => `There is no repair ${named}.`,
      'zh-CN': ({ repair: named }) => `没有维修单 ${named}。`,
    },
  ),
  'repairs.subject-unclear': plainRefusal(422, {
    en: 'Say what is to be repaired: a unit by its id, an order line, or a product, with its serial number if it has one.',
    'zh-CN': '请指明维修对象：商品 id、订单明细，或商品编码（有序列号请一并填写）。',
  }),
  'repairs.unit-of-other-order': factualRefusal(
    422,
    { serial: z.string() },
    { serial: 'SN-7' },
    {
      en: ({ serial }) => `The unit ${serial} was not sold on that order line.`,
      'zh-CN': ({ serial }) => `序列号 ${serial} 不是在该订单明细中售出的。`,
    },
  ),
  'repairs.unit-has-repair': factualRefusal(
    409,
    { serial: z.string(), repair },
    { serial: 'SN-7', repair: 'RP00000012' },
    {
      en: ({ serial, repair: open }) => `The unit ${serial} has a repair that has not ended: ${open}.`,
      'zh-CN': ({ serial, repair: open }) => `序列号 ${serial} 有未结束的维修单 ${open}。`,
    },
  ),
  'repairs.in-future': plainRefusal(422, {
    en: 'It cannot have happened in the future.',
    'zh-CN': '发生时间不能是将来。',
  }),
  'repairs.out-of-order': factualRefusal(
    422,
    { after: z.string() },
    { after: '2026-03-01T08:00:00.000Z' },
    {
      en: ({ after }) => `It must have happened after the last step of the repair, ${after}, and not in the future.`,
      'zh-CN': ({ after }) => `发生时间必须晚于维修单的上一步（${after}），且不能是将来。`,
    },
  ),
  'repairs.stale': factualRefusal(
    409,
    { repair, version: z.int() },
    { repair: 'RP00000012', version: 3 },
    {
      en: ({ repair: named, version }) =>
        `Somebody changed ${named} meanwhile: it is at version ${version}. Look at it again; nothing was changed.`,
      'zh-CN': ({ repair: named, version }) =>
        `维修单 ${named} 已被他人修改（当前版本 ${version}）。请重新查看，未作任何更改。`,
    },
  ),
  'repairs.cause-needed': plainRefusal(422, {
    en: 'Say what caused the fault: a defect, misuse or an accident. Warranty answers for defects only.',
    'zh-CN': '请填写故障原因：质量缺陷、使用不当或意外损坏。保修只对质量缺陷负责。',
  }),
  'repairs.test-not-passed': factualRefusal(
    422,
    { test: z.string() },
    { test: 'insulation' },
    {
      en: ({ test }) => `The test “${listed([test], '')}” was not passed.`,
      'zh-CN': ({ test }) => `测试项“${listed([test], '')}”未通过。`,
    },
  ),
  'repairs.parts-not-now': factualRefusal(
    409,
    { stage: z.string() },
    { stage: 'quoted' },
    {
      en: ({ stage }) => `The repair is ${english(stage, STAGES)}: nothing is fitted or replaced now.`,
      'zh-CN': ({ stage }) => `维修单当前为“${chinese(stage, STAGES)}”，不能装配件或更换整机。`,
    },
  ),
  'repairs.serials-too-many': factualRefusal(
    422,
    { part: z.string(), quantity: z.int() },
    { part: 'PANEL-55', quantity: 1 },
    {
      en: ({ part, quantity }) => `More serial numbers are named than there are of ${part}: ${quantity}. Each once.`,
      'zh-CN': ({ part, quantity }) => `${part} 的数量是 ${quantity}，序列号多于数量或有重复。`,
    },
  ),
  'repairs.parts-not-fitted': factualRefusal(
    409,
    { part: z.string(), fitted: z.int() },
    { part: 'PANEL-55', fitted: 1 },
    {
      en: ({ part, fitted }) => `${fitted} of ${part} are fitted: no more can go back to stock.`,
      'zh-CN': ({ part, fitted }) => `${part} 已装 ${fitted} 个，退回库存不能超过此数。`,
    },
  ),
  'repairs.unit-not-registered': plainRefusal(409, {
    en: 'The repair is not of a registered unit. Register it by its serial number first.',
    'zh-CN': '此维修单没有关联已登记的商品，请先按序列号登记。',
  }),
  'repairs.loan-not-now': factualRefusal(
    409,
    { stage: z.string() },
    { stage: 'returned' },
    {
      en: ({ stage }) => `The repair is ${english(stage, STAGES)}: nothing is lent for it any more.`,
      'zh-CN': ({ stage }) => `维修单当前为“${chinese(stage, STAGES)}”，不再借出备用机。`,
    },
  ),
  'repairs.loan-given': factualRefusal(
    409,
    { serial: z.string() },
    { serial: 'LOAN-3' },
    {
      en: ({ serial }) => `The customer has a loan for this repair already: ${serial}.`,
      'zh-CN': ({ serial }) => `此维修单已借出备用机 ${serial}。`,
    },
  ),
  'repairs.loan-out': factualRefusal(
    409,
    { serial: z.string(), repair },
    { serial: 'LOAN-3', repair: 'RP00000012' },
    {
      en: ({ serial, repair: of }) => `${serial} is lent already, for the repair ${of}.`,
      'zh-CN': ({ serial, repair: of }) => `备用机 ${serial} 已因维修单 ${of} 借出。`,
    },
  ),
  'repairs.no-loan-out': plainRefusal(409, {
    en: 'Nothing is lent for this repair.',
    'zh-CN': '此维修单没有借出的备用机。',
  }),
}
