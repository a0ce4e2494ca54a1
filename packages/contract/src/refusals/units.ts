import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

const serial = z.string()

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  'with-customer': ['with the customer', '客户处'],
  'in-repair': ['in repair', '维修中'],
  returned: ['given back', '已退回'],
  replaced: ['replaced by another', '已被替换'],
  scrapped: ['scrapped', '已报废'],
}

const EVENTS: Readonly<Record<string, readonly [string, string]>> = {
  sold: ['be sold', '售出'],
  delivered: ['be delivered', '送达'],
  repairStarted: ['go into repair', '开始维修'],
  repairEnded: ['come out of repair', '结束维修'],
  repairAbandoned: ['come back unrepaired', '未修返还'],
  replaced: ['be replaced', '被替换'],
  returned: ['be given back', '退回'],
  scrapped: ['be scrapped', '报废'],
}

const english = (word: string, words: typeof STATES) => words[word]?.[0] ?? word
const chinese = (word: string, words: typeof STATES) => words[word]?.[1] ?? word

/** Sold units that are known by their serial numbers. */
export const unitRefusals = {
  'units.not-found': plainRefusal(404, { en: 'Unit not found.', 'zh-CN': '没有这件商品。' }),
  'units.unnamed': plainRefusal(422, {
    en: 'Name the unit by its id, or by product and serial number.',
    'zh-CN': '请用 id，或用商品编码与序列号指明商品。',
  }),
  'units.sale-unclear': plainRefusal(422, {
    en: 'Name the order line that it was sold on, or the product and the day of its sale.',
    'zh-CN': '请指明售出的订单明细，或填写商品编码与售出日期。',
  }),
  'units.registered': factualRefusal(
    409,
    { serial, state: z.string() },
    { serial: 'SN-7', state: 'with-customer' },
    {
      en: ({ serial: named, state }) => `The unit ${named} is registered: it is ${english(state, STATES)}.`,
      'zh-CN': ({ serial: named, state }) => `序列号 ${named} 已登记，当前状态为“${chinese(state, STATES)}”。`,
    },
  ),
  'units.line-full': factualRefusal(
    409,
    { line: z.string(), units: z.int() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10', units: 2 },
    {
      en: ({ line, units }) => `All ${units} units of the line ${line} have their serial numbers already.`,
      'zh-CN': ({ line, units }) => `明细 ${line} 的 ${units} 件商品均已登记序列号。`,
    },
  ),
  'units.serial-not-sold': factualRefusal(
    409,
    { serial, line: z.string() },
    { serial: 'SN-7', line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' },
    {
      en: ({ serial: named, line }) =>
        `The line ${line} says which units were sold on it, and ${named} is none of them.`,
      'zh-CN': ({ serial: named, line }) => `明细 ${line} 已列明售出的序列号，其中没有 ${named}。`,
    },
  ),
  'units.product-differs': factualRefusal(
    422,
    { line: z.string(), product: z.string() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10', product: 'TV-55' },
    {
      en: ({ line, product }) => `The line ${line} is of ${product}.`,
      'zh-CN': ({ line, product }) => `明细 ${line} 的商品是 ${product}。`,
    },
  ),
  'units.not-now': factualRefusal(
    409,
    { serial, state: z.string(), event: z.string() },
    { serial: 'SN-7', state: 'returned', event: 'repairStarted' },
    {
      en: ({ serial: named, state, event }) =>
        `The unit ${named} is ${english(state, STATES)}; as it stands it cannot ${english(event, EVENTS)}.`,
      'zh-CN': ({ serial: named, state, event }) =>
        `序列号 ${named} 当前状态为“${chinese(state, STATES)}”，不能“${chinese(event, EVENTS)}”。`,
    },
  ),
  'units.out-of-order': factualRefusal(
    422,
    { serial, after: z.string() },
    { serial: 'SN-7', after: '2026-03-01T08:00:00.000Z' },
    {
      en: ({ serial: named, after }) => `It must have happened to ${named} after ${after}, and not in the future.`,
      'zh-CN': ({ serial: named, after }) => `序列号 ${named} 的该事项时间必须晚于 ${after}，且不能是将来。`,
    },
  ),
  'units.in-future': factualRefusal(
    422,
    { field: z.string(), today: z.string() },
    { field: 'soldOn', today: '2026-03-01' },
    {
      en: ({ field, today }) => `${field} lies in the future: today is ${today}.`,
      'zh-CN': ({ field, today }) => `${field} 是将来的日期，今天是 ${today}。`,
    },
  ),
  'units.stale': factualRefusal(
    409,
    { serial, version: z.int() },
    { serial: 'SN-7', version: 3 },
    {
      en: ({ serial: named, version }) =>
        `Somebody changed ${named} meanwhile: it is at version ${version}. Look at it again; nothing was changed.`,
      'zh-CN': ({ serial: named, version }) =>
        `序列号 ${named} 已被他人修改（当前版本 ${version}）。请重新查看，未作任何更改。`,
    },
  ),
  'units.no-warranty': factualRefusal(
    409,
    { serial, state: z.string(), replacedBy: z.string().nullable() },
    { serial: 'SN-7', state: 'replaced', replacedBy: 'SN-8' },
    {
      en: ({ serial: named, state, replacedBy }) =>
        `The unit ${named} is ${english(state, STATES)} and holds no warranty.${replacedBy === null ? '' : ` ${replacedBy} came in its place.`}`,
      'zh-CN': ({ serial: named, state, replacedBy }) =>
        `序列号 ${named} 当前状态为“${chinese(state, STATES)}”，没有有效保修。${replacedBy === null ? '' : `已由 ${replacedBy} 替换。`}`,
    },
  ),
}
