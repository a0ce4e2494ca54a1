import type { Words } from '../document/part.ts'

const WORDS: Readonly<Record<string, Words>> = {
  adHocSubProcess: { en: 'Steps in any order', 'zh-CN': '任意顺序的步骤' },
  businessRuleTask: { en: 'Rule of another program', 'zh-CN': '外部规则' },
  complexGateway: { en: 'Complex branch', 'zh-CN': '复杂分支' },
  eventBasedGateway: { en: 'Start by whichever comes first', 'zh-CN': '由先发生的事件启动' },
  inclusiveGateway: { en: 'Ways that meet and part', 'zh-CN': '汇合后再分支' },
  intermediateThrowEvent: { en: 'Event', 'zh-CN': '触发事件' },
  manualTask: { en: 'Work outside the system', 'zh-CN': '系统外的人工操作' },
  parallelGateway: { en: 'Ways that meet and part', 'zh-CN': '汇合后再分支' },
  scriptTask: { en: 'Calculation', 'zh-CN': '计算' },
  sendTask: { en: 'Send a message', 'zh-CN': '发送消息' },
  serviceTask: { en: 'Work computed by a formula', 'zh-CN': '由公式决定的操作' },
  task: { en: 'Step without a meaning yet', 'zh-CN': '未指定内容的步骤' },
  transaction: { en: 'Steps that are done as one', 'zh-CN': '事务（整体完成或撤销）' },
}

/** What a person calls an element that has no card of its own kind. */
export const advancedWords = (kind: string): Words => WORDS[kind] ?? { en: kind, 'zh-CN': kind }
