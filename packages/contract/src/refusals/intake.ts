import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What comes in from channels and files. */
export const intakeRefusals = {
  'intake.request-changed': factualRefusal(
    409,
    { externalId: z.string() },
    { externalId: 'C536379-2' },
    {
      en: ({ externalId }) =>
        `The request ${externalId} was already imported with different content. Nothing was imported.`,
      'zh-CN': ({ externalId }) => `申请 ${externalId} 此前已受理，但内容不同。本次未受理任何申请。`,
    },
  ),
  'intake.request-twice': factualRefusal(
    422,
    { externalId: z.string() },
    { externalId: 'C536379-2' },
    {
      en: ({ externalId }) => `The request ${externalId} appears more than once in this call. Nothing was imported.`,
      'zh-CN': ({ externalId }) => `申请 ${externalId} 在本次请求中出现多次。本次未受理任何申请。`,
    },
  ),
  'imports.not-found': plainRefusal(404, {
    en: 'Import not found.',
    'zh-CN': '没有这次导入。',
  }),
  'imports.template-unknown': factualRefusal(
    404,
    { template: z.string(), known: z.array(z.string()).readonly() },
    { template: 'orders', known: ['online-retail'] },
    {
      en: ({ template, known }) => `There is no import template ${template}. There are: ${known.join(', ')}.`,
      'zh-CN': ({ template, known }) => `没有名为 ${template} 的导入模板。现有模板：${known.join('、')}。`,
    },
  ),
  'imports.no-template-fits': factualRefusal(
    422,
    { name: z.string(), found: z.array(z.string()).readonly(), known: z.array(z.string()).readonly() },
    { name: 'orders.csv', found: ['Invoice', 'Amount'], known: ['online-retail'] },
    {
      en: ({ name, found, known }) =>
        `No import template reads ${name}. Its columns are: ${listed(found, ', ')}. ${known.length === 0 ? 'There is no import template at all.' : `The templates are: ${known.join(', ')}.`}`,
      'zh-CN': ({ name, found, known }) =>
        `没有适用于 ${name} 的导入模板。它的列为：${listed(found, '、')}。${known.length === 0 ? '目前没有任何导入模板。' : `现有模板：${known.join('、')}。`}`,
    },
  ),
}
