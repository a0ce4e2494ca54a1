import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const text = z.string()

/** Automations, and why something that one does is not done. */
export const automationRefusals = {
  'automations.not-found': plainRefusal(404, {
    en: 'Automation or version not found.',
    'zh-CN': '没有这个自动化规则或该版本。',
  }),
  'automations.wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'when', en: 'is not FEEL', 'zh-CN': '不是 FEEL 表达式' }] },
    {
      en: ({ fields }) => `The automation has ${fields.length} errors to fix.`,
      'zh-CN': ({ fields }) => `自动化规则无法使用，有 ${fields.length} 处需要修正。`,
    },
  ),
  'automations.run-not-found': plainRefusal(404, {
    en: 'Automation run not found.',
    'zh-CN': '没有这次自动化执行。',
  }),
  'automations.run-not-repairable': plainRefusal(409, {
    en: 'Only rejected or failed runs can be retried.',
    'zh-CN': '只有被拒绝或失败的执行可以重试。',
  }),
  'automations.delivery-not-found': plainRefusal(404, {
    en: 'Webhook delivery not found.',
    'zh-CN': '没有这次 Webhook 投递。',
  }),
  'automations.delivery-not-repairable': plainRefusal(409, {
    en: 'Only failed deliveries can be resent; this one was delivered or is still pending.',
    'zh-CN': '只有已放弃的投递可以重新发送；该投递已被接收，或仍在等待发送。',
  }),
  'automations.too-deep': factualRefusal(
    409,
    { depth: z.int(), chain: z.array(text) },
    { depth: 8, chain: ['raise', 'lower'] },
    {
      en: ({ depth, chain }) =>
        `Not done: ${depth} automations led to it already, one after the other: ${listed(chain, ', ')}.`,
      'zh-CN': ({ depth, chain }) => `未执行：此前已有 ${depth} 个自动化规则依次引发：${listed(chain, '、')}。`,
    },
  ),
  'automations.no-case': plainRefusal(409, {
    en: 'The record has no case to act on.',
    'zh-CN': '该记录不属于任何工单，无法执行。',
  }),
  'automations.value-unusable': factualRefusal(
    422,
    { field: text },
    { field: 'priority' },
    {
      en: ({ field }) => `The expression of ${listed([field], '')} gives nothing that can be used there.`,
      'zh-CN': ({ field }) => `${listed([field], '')} 的表达式没有得出可用的值。`,
    },
  ),
  'automations.trouble': factualRefusal(
    503,
    { trouble: text },
    { trouble: 'connection lost' },
    {
      en: ({ trouble }) => `It could not be done: ${listed([trouble], '')}.`,
      'zh-CN': ({ trouble }) => `无法执行：${listed([trouble], '')}。`,
    },
  ),
}
