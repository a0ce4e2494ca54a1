import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const WHY = {
  'en-too-long': { en: 'the English text is longer than 20,000 characters', 'zh-CN': '英文内容超过 20,000 个字符' },
  'zh-CN-too-long': { en: 'the Chinese text is longer than 20,000 characters', 'zh-CN': '中文内容超过 20,000 个字符' },
  'en-empty': { en: 'the English text is empty', 'zh-CN': '英文内容为空' },
  'zh-CN-empty': { en: 'the Chinese text is empty', 'zh-CN': '中文内容为空' },
} as const

/** What is said in cases, and what links them. */
export const conversationRefusals = {
  'conversations.person-unknown': factualRefusal(
    422,
    { persons: z.array(z.string()) },
    { persons: ['nobody@example.com'] },
    {
      en: ({ persons }) => `No person has these email addresses: ${listed(persons, ', ')}. Nothing was changed.`,
      'zh-CN': ({ persons }) => `没有使用这些邮箱的人员：${listed(persons, '、')}。未作任何更改。`,
    },
  ),
  'conversations.link-to-itself': plainRefusal(422, {
    en: 'A case can’t be linked to or merged into itself.',
    'zh-CN': '工单不能与自身关联，也不能并入自身。',
  }),
  'conversations.merge-closed': factualRefusal(
    409,
    { number: z.string() },
    { number: 'R00000042' },
    {
      en: ({ number }) => `${number} is closed. Only open cases can be merged; link closed ones instead.`,
      'zh-CN': ({ number }) => `工单 ${number} 已完结。只能合并未完结的工单，已完结的请使用关联。`,
    },
  ),
  'conversations.merge-repeated': factualRefusal(
    409,
    { number: z.string() },
    { number: 'R00000042' },
    {
      en: ({ number }) => `${number} has already been merged into another case.`,
      'zh-CN': ({ number }) => `工单 ${number} 此前已并入其他工单。`,
    },
  ),
  'conversations.split-untyped': factualRefusal(
    409,
    { number: z.string() },
    { number: 'R00000042' },
    {
      en: ({ number }) => `${number} was imported and has no case type, so it can’t be split.`,
      'zh-CN': ({ number }) => `工单 ${number} 由导入产生，没有工单模板，不能拆分。`,
    },
  ),
  'conversations.entry-unknown': factualRefusal(
    404,
    { entries: z.array(z.string()) },
    { entries: ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31'] },
    {
      en: ({ entries }) => `This case has no such messages: ${listed(entries, ', ')}.`,
      'zh-CN': ({ entries }) => `此工单的沟通记录中没有这些条目：${listed(entries, '、')}。`,
    },
  ),
  'conversations.template-unknown': factualRefusal(
    404,
    { template: z.string() },
    { template: 'return-received' },
    {
      en: ({ template }) => `There is no message template ${listed([template], '')}, or no such version of it.`,
      'zh-CN': ({ template }) => `没有消息模板 ${listed([template], '')} 或此版本。`,
    },
  ),
  'conversations.templates-wrong': factualRefusal(
    422,
    { problems: z.array(fieldProblem.extend({ resource: z.string() })) },
    {
      problems: [
        {
          resource: 'return-received.message.json',
          path: 'text.en',
          en: 'line 1, column 15: expected an expression',
          'zh-CN': '第 1 行第 15 列：此处应为表达式',
        },
      ],
    },
    {
      en: ({ problems }) => `Nothing was published: ${problems.length} problems were found in message templates.`,
      'zh-CN': ({ problems }) => `未发布：消息模板中发现 ${problems.length} 个问题。`,
    },
  ),
  'conversations.template-unnamed': plainRefusal(422, {
    en: 'The step names no message template: give it the task header `template`.',
    'zh-CN': '此步骤没有指定消息模板：请设置任务头 template。',
  }),
  'conversations.placeholder-unreadable': factualRefusal(
    422,
    { template: z.string(), placeholder: z.string() },
    { template: 'return-received', placeholder: 'case' },
    {
      en: ({ template, placeholder }) =>
        `In the message template ${template}, {{ ${listed([placeholder], '')} }} is neither text, number, amount nor date.`,
      'zh-CN': ({ template, placeholder }) =>
        `消息模板 ${template} 中的 {{ ${listed([placeholder], '')} }} 不是文本、数字、金额或日期。`,
    },
  ),
  'conversations.message-unusable': factualRefusal(
    422,
    { template: z.string(), why: z.enum(['en-too-long', 'zh-CN-too-long', 'en-empty', 'zh-CN-empty']) },
    { template: 'return-received', why: 'en-empty' },
    {
      en: ({ template, why }) => `The message template ${template} makes no message: ${WHY[why].en}.`,
      'zh-CN': ({ template, why }) => `消息模板 ${template} 无法生成消息：${WHY[why]['zh-CN']}。`,
    },
  ),
  'conversations.no-case': plainRefusal(409, {
    en: 'This process belongs to no case, so there is nobody to tell.',
    'zh-CN': '此流程不属于任何工单，没有可以告知的对象。',
  }),
}
