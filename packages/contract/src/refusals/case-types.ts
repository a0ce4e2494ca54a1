import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const type = z.string()
const names = z.array(z.string())
const WORDS: Readonly<Record<string, string>> = { customer: '客户', order: '订单', product: '商品' }

/** Case types, and why a case of one does not open. */
export const caseTypeRefusals = {
  'cases.type-not-found': plainRefusal(404, {
    en: 'Case type or version not found.',
    'zh-CN': '没有这个工单模板或该版本。',
  }),
  'cases.type-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    {
      fields: [{ path: 'process', en: 'names the flow x, which is not deployed', 'zh-CN': '所引用的流程 x 尚未部署' }],
    },
    {
      en: () => 'This case type has errors. Nothing was published.',
      'zh-CN': () => '该工单模板有误，未发布。',
    },
  ),
  'cases.type-unknown': factualRefusal(
    422,
    { type },
    { type: 'complaint' },
    {
      en: ({ type }) => `There is no case type ${type}. No case was opened.`,
      'zh-CN': ({ type }) => `没有工单模板 ${type}，未受理。`,
    },
  ),
  'cases.not-allowed': factualRefusal(
    403,
    { type },
    { type: 'complaint' },
    {
      en: ({ type }) => `You may not open cases of the type ${type}.`,
      'zh-CN': ({ type }) => `您无权受理 ${type} 类工单。`,
    },
  ),
  'cases.subject-missing': factualRefusal(
    422,
    { missing: z.array(z.enum(['customer', 'order', 'product'])) },
    { missing: ['customer', 'order'] },
    {
      en: ({ missing }) => `A case of this type requires the ${missing.join(', the ')}. No case was opened.`,
      'zh-CN': ({ missing }) => `此类工单必须填写${missing.map((one) => WORDS[one] ?? one).join('、')}，未受理。`,
    },
  ),
  'cases.order-unknown': factualRefusal(
    422,
    { order: z.string(), source: z.string() },
    { order: 'T-4711', source: 'tmall-flagship' },
    {
      en: ({ order, source }) => `There is no order ${listed([order], ', ')} of ${source}. No case was opened.`,
      'zh-CN': ({ order, source }) => `${source} 没有订单 ${listed([order], '、')}，未受理。`,
    },
  ),
  'cases.fields-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'fields.about', en: 'is missing', 'zh-CN': '不能缺少' }] },
    {
      en: () => 'Some case fields are missing or invalid.',
      'zh-CN': () => '工单字段未按模板要求填写。',
    },
  ),
  'cases.news-unknown': factualRefusal(
    422,
    { news: z.string(), known: names },
    { news: 'goods-lost', known: ['goods-arrived', 'parts-arrived'] },
    {
      en: ({ news, known }) =>
        known.length === 0
          ? `The type of this case names no news, so ${listed([news], '')} cannot be reported.`
          : `${listed([news], '')} is no news of the type of this case. There is: ${listed(known, ', ')}.`,
      'zh-CN': ({ news, known }) =>
        known.length === 0
          ? `该工单的模板没有可告知的消息，无法告知 ${listed([news], '')}。`
          : `该工单的模板没有消息 ${listed([news], '')}，可告知的有：${listed(known, '、')}。`,
    },
  ),
  'cases.news-unawaited': factualRefusal(
    409,
    { news: z.string(), awaited: names },
    { news: 'goods-arrived', awaited: ['quote-answered'] },
    {
      en: ({ news, awaited }) =>
        awaited.length === 0
          ? `This case does not await ${listed([news], '')}, nor any other news now. Nothing was reported.`
          : `This case does not await ${listed([news], '')} now, but ${listed(awaited, ', ')}. Nothing was reported.`,
      'zh-CN': ({ news, awaited }) =>
        awaited.length === 0
          ? `该工单目前没有在等待 ${listed([news], '')}，也不等待其他消息，未告知。`
          : `该工单目前没有在等待 ${listed([news], '')}，等待的是：${listed(awaited, '、')}。未告知。`,
    },
  ),
  'cases.news-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'fields.answer', en: 'is missing', 'zh-CN': '不能缺少' }] },
    {
      en: () => 'Some fields are missing or invalid. Nothing was reported.',
      'zh-CN': () => '消息字段未按工单模板要求填写，未告知。',
    },
  ),
  'cases.fields-not-yours': factualRefusal(
    403,
    { names: z.array(z.string()) },
    { names: ['taxNumber'] },
    {
      en: ({ names }) => `You can’t edit these fields: ${listed(names, ', ')}. Nothing was changed.`,
      'zh-CN': ({ names }) => `您无权填写这些字段：${listed(names, '、')}，未作任何更改。`,
    },
  ),
  'cases.fields-not-seen': factualRefusal(
    403,
    { names: z.array(z.string()) },
    { names: ['taxNumber'] },
    {
      en: ({ names }) => `You don’t have access to these fields, so you can’t filter by them: ${listed(names, ', ')}.`,
      'zh-CN': ({ names }) => `您无权查看这些字段，不能据此查询：${listed(names, '、')}。`,
    },
  ),
  'cases.priority-undecided': factualRefusal(
    422,
    { decision: z.string() },
    { decision: 'complaint-priority' },
    {
      en: ({ decision }) =>
        `The decision ${decision} gave no priority (low, normal, high or urgent) for this case. No case was opened.`,
      'zh-CN': ({ decision }) => `规则 ${decision} 没有为此工单给出优先级（low、normal、high 或 urgent），未受理。`,
    },
  ),
  'cases.flow-not-startable': factualRefusal(
    409,
    { process: z.string() },
    { process: 'complaint' },
    {
      en: ({ process }) => `The flow ${process} begins only by messages, signals or times. No case was opened.`,
      'zh-CN': ({ process }) => `流程 ${process} 只能由消息、信号或定时启动，未受理。`,
    },
  ),
}
