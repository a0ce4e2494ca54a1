import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Business calendars. */
export const calendarRefusals = {
  'calendars.not-found': plainRefusal(404, {
    en: 'There is no such calendar, or no such version of it.',
    'zh-CN': '没有这个日历或这个版本。',
  }),
  'calendars.days-wrong': factualRefusal(
    422,
    { most: z.int() },
    { most: 400 },
    {
      en: ({ most }) => `The last day comes before the first, or more than ${most} days were asked for.`,
      'zh-CN': ({ most }) => `结束日期早于开始日期，或超过 ${most} 天。`,
    },
  ),
}
