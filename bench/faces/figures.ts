import type { FigureKind } from '../engine/part.ts'

/** How long people wait for an answer while all are at work, and how long one alone does. */
export const figures = {
  agentsHalf: { says: { en: 'agents: half are answered within', 'zh-CN': '客服：半数应答时间' }, unit: 'milliseconds' },
  agentsMost: {
    says: { en: 'agents: 95 of 100 are answered within', 'zh-CN': '客服：95% 应答时间' },
    unit: 'milliseconds',
    aim: { atMost: 150 },
  },
  agentsNearlyAll: {
    says: { en: 'agents: 99 of 100 are answered within', 'zh-CN': '客服：99% 应答时间' },
    unit: 'milliseconds',
  },
  consumersHalf: {
    says: { en: 'consumers: half are answered within', 'zh-CN': '消费者：半数应答时间' },
    unit: 'milliseconds',
  },
  consumersMost: {
    says: { en: 'consumers: 95 of 100 are answered within', 'zh-CN': '消费者：95% 应答时间' },
    unit: 'milliseconds',
    aim: { atMost: 150 },
  },
  consumersNearlyAll: {
    says: { en: 'consumers: 99 of 100 are answered within', 'zh-CN': '消费者：99% 应答时间' },
    unit: 'milliseconds',
  },
  perSecond: { says: { en: 'requests', 'zh-CN': '请求' }, unit: 'per-second' },
  aloneMost: {
    says: { en: 'one agent alone: 95 of 100 are answered within', 'zh-CN': '单个客服独自使用：95% 应答时间' },
    unit: 'milliseconds',
  },
  agentsToAlone: { says: { en: 'agents : one alone, 95 of 100', 'zh-CN': '客服 : 独自使用（95%）' }, unit: 'times' },
} as const satisfies Readonly<Record<string, FigureKind>>
