import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal } from './refusal.ts'

const field = z.string()

/** Lives that no sold unit can have, and what statutory rights cannot be judged by. `field` is where it stands. */
export const warrantyRefusals = {
  'warranty.delivered-before-sold': factualRefusal(
    422,
    { field },
    { field: 'delivered' },
    {
      en: ({ field: at }) => `${at} lies before the sale.`,
      'zh-CN': ({ field: at }) => `${at} 早于销售日期。`,
    },
  ),
  'warranty.before-start': factualRefusal(
    422,
    { field, start: z.string() },
    { field: 'events[0].at', start: '2026-03-01' },
    {
      en: ({ field: at, start }) => `${at} lies before ${start}, when the customer got the goods.`,
      'zh-CN': ({ field: at, start }) => `${at} 早于客户拿到商品的日期 ${start}。`,
    },
  ),
  'warranty.repair-open': factualRefusal(
    422,
    { field, since: z.string() },
    { field: 'events[1].type', since: '2026-03-01' },
    {
      en: ({ field: at, since }) => `${at}: the repair that began on ${since} has not ended, so that none can begin.`,
      'zh-CN': ({ field: at, since }) => `${at}：${since} 开始的维修尚未结束，不能再开始维修。`,
    },
  ),
  'warranty.no-repair-open': factualRefusal(
    422,
    { field },
    { field: 'events[0].type' },
    {
      en: ({ field: at }) => `${at}: no repair has begun that could end.`,
      'zh-CN': ({ field: at }) => `${at}：没有已开始的维修可以结束。`,
    },
  ),
  'statutory.unknown-flag': factualRefusal(
    422,
    { field, flag: z.string(), known: z.array(z.string()) },
    { field: 'flags[0]', flag: 'opend', known: ['opened', 'confirmed'] },
    {
      en: ({ field: at, flag, known }) =>
        `${at}: “${listed([flag], '')}” is not known. Known are ${listed(known, ', ')}, and names of excepted goods.`,
      'zh-CN': ({ field: at, flag, known }) =>
        `${at}：未知的标记“${listed([flag], '')}”。可用的标记有 ${listed(known, '、')}，以及除外商品的名称。`,
    },
  ),
}
