import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Business calendars. */
export const calendarRefusals = {
  'calendars.not-found': plainRefusal(404, {
    en: 'Calendar or version not found.',
    'zh-CN': '没有这个日历或这个版本。',
  }),
  'calendars.days-wrong': factualRefusal(
    422,
    { most: z.int() },
    { most: 400 },
    {
      en: ({ most }) => `Ask for at most ${most} days of the years 1900 to 2199, the first before the last.`,
      'zh-CN': ({ most }) => `请查询 1900 至 2199 年间最多 ${most} 天，且开始日期不晚于结束日期。`,
    },
  ),
}
