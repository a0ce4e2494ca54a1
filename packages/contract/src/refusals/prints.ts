import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Printed cases. */
export const printRefusals = {
  'cases.print-missing': plainRefusal(404, {
    en: 'This case type has no print content.',
    'zh-CN': '此工单的模板没有打印内容。',
  }),
  'cases.print-unreadable': factualRefusal(
    422,
    { placeholder: z.string() },
    { placeholder: 'case' },
    {
      en: ({ placeholder }) =>
        `What the case type prints for {{ ${listed([placeholder], '')} }} is neither text, number, amount nor date, or too much of it.`,
      'zh-CN': ({ placeholder }) =>
        `工单模板打印内容中的 {{ ${listed([placeholder], '')} }} 不是文本、数字、金额或日期，或内容过多。`,
    },
  ),
}
