import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Jobs that workers do, and what they answer. */
export const jobRefusals = {
  'jobs.gone': plainRefusal(409, {
    en: 'Job not found: it may be done, cancelled or stuck, or never existed.',
    'zh-CN': '此作业已不存在：可能已完成、已取消或异常，也可能从未有过。',
  }),
  'jobs.not-yours': factualRefusal(
    409,
    { worker: z.string().nullable().meta({ description: 'Who has it now; null: nobody' }) },
    { worker: 'label-printer-2' },
    {
      en: ({ worker }) =>
        worker === null
          ? 'The lock on this job was lost; it waits for a worker again.'
          : `The lock on this job was lost; the worker “${worker}” has it now.`,
      'zh-CN': ({ worker }) =>
        worker === null
          ? '对此作业的锁定已失效，作业正等待重新领取。'
          : `对此作业的锁定已失效，现由执行者“${worker}”持有。`,
    },
  ),
  'jobs.answered': factualRefusal(
    409,
    { answer: z.enum(['completed', 'failed', 'error-thrown']).meta({ description: 'What was answered before' }) },
    { answer: 'failed' },
    {
      en: ({ answer }) => `This attempt was answered before, and otherwise: ${SAID[answer].en}.`,
      'zh-CN': ({ answer }) => `此次尝试此前已有不同的回报：${SAID[answer]['zh-CN']}。`,
    },
  ),
  'jobs.suspended': plainRefusal(409, {
    en: 'The instance of this job is suspended. Answer again when it goes on; the lock does not run out meanwhile.',
    'zh-CN': '此作业所属的流程实例已暂停。请在恢复后再次回报，其间锁定不会到期。',
  }),
  'jobs.no-such-activity': factualRefusal(
    422,
    { element: z.string() },
    { element: 'Call_Customer' },
    {
      en: ({ element }) => `The ad-hoc sub-process has no activity “${element}” that could be begun.`,
      'zh-CN': ({ element }) => `此临时子流程中没有可启动的活动“${element}”。`,
    },
  ),
  'jobs.too-many-waiting': factualRefusal(
    429,
    { retryAfterSeconds: z.int() },
    { retryAfterSeconds: 5 },
    {
      en: ({ retryAfterSeconds }) => `Too many workers are waiting already. Try again in ${retryAfterSeconds} seconds.`,
      'zh-CN': ({ retryAfterSeconds }) => `等待的执行者过多，请在 ${retryAfterSeconds} 秒后重试。`,
    },
  ),
}

const SAID = {
  completed: { en: 'it was done', 'zh-CN': '已完成' },
  failed: { en: 'it failed', 'zh-CN': '失败' },
  'error-thrown': { en: 'an error was thrown', 'zh-CN': '抛出了错误' },
}
