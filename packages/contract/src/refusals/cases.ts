import { instant, isoOf } from '@aftersale/kernel'
import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { instantText } from '../scalars.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Cases and the tasks people do in them. */
export const caseRefusals = {
  'cases.not-found': plainRefusal(404, {
    en: 'There is no such case.',
    'zh-CN': '没有这个工单。',
  }),
  'cases.not-stuck': plainRefusal(409, {
    en: 'Nothing of this case is stopped: there is nothing to try again.',
    'zh-CN': '此工单没有停住的步骤，无需重试。',
  }),
  'tasks.not-found': plainRefusal(404, {
    en: 'There is no such task.',
    'zh-CN': '没有这个任务。',
  }),
  'tasks.not-open': factualRefusal(
    409,
    { closedAt: instantText },
    { closedAt: instant('2026-03-01T08:00:00Z') },
    {
      en: ({ closedAt }) => `This task was closed at ${isoOf(closedAt)}; someone else was faster.`,
      'zh-CN': ({ closedAt }) => `此任务已于 ${isoOf(closedAt)} 关闭，已由他人处理。`,
    },
  ),
  'engine.instance-suspended': plainRefusal(409, {
    en: 'The case is suspended; nothing is done in it until it is resumed.',
    'zh-CN': '此工单已暂停，恢复之前不能进行任何操作。',
  }),
  'tasks.values-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'decision', en: 'is missing', 'zh-CN': '不能为空' }] },
    {
      en: () => 'The form is not filled in as it asks.',
      'zh-CN': () => '表单未按要求填写。',
    },
  ),
}
