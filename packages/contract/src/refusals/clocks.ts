import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const field = z.string()

/** Service hours, targets and events that service clocks cannot be read from. `field` is where it stands. */
export const clockRefusals = {
  'clocks.hours-wrong': factualRefusal(
    422,
    { field, from: z.string(), to: z.string() },
    { field: 'calendar.weekly.mon[0]', from: '17:00', to: '09:00' },
    {
      en: ({ field: at, from, to }) =>
        `${at}: “${listed([from], '')}” to “${listed([to], '')}” are no opening hours of one day, such as 09:00 to 17:00; ` +
        'what passes midnight ends at 24:00 and goes on the next day from 00:00.',
      'zh-CN': ({ field: at, from, to }) =>
        `${at}：“${listed([from], '')}”至“${listed([to], '')}”不是一天内的营业时段（例如 09:00 至 17:00）；` +
        '跨越午夜的时段请写到 24:00，并在次日从 00:00 写起。',
    },
  ),
  'clocks.hours-overlap': factualRefusal(
    422,
    { field },
    { field: 'calendar.weekly.mon[1]' },
    {
      en: ({ field: at }) => `${at} overlaps other hours of the same day.`,
      'zh-CN': ({ field: at }) => `${at} 与当天的其他时段重叠。`,
    },
  ),
  'clocks.never-open': factualRefusal(
    422,
    { field },
    { field: 'calendar.weekly' },
    {
      en: ({ field: at }) => `${at} must have opening hours on at least one day.`,
      'zh-CN': ({ field: at }) => `${at} 至少要有一天有营业时段。`,
    },
  ),
  'clocks.none-kept': plainRefusal(404, {
    en: 'Case not found, or it has no SLA.',
    'zh-CN': '此工单没有计时，或没有这个工单。',
  }),
  'clocks.target-wrong': factualRefusal(
    422,
    { field, most: z.number() },
    { field: 'targets.solution', most: 1_248_000 },
    {
      en: ({ field: at, most }) =>
        `${at} must be business minutes above 0, and at most ${most}: ten years of this calendar.`,
      'zh-CN': ({ field: at, most }) => `${at} 必须是大于 0 且不超过 ${most} 的工作分钟数（该日历的十年）。`,
    },
  ),
  'clocks.not-created': factualRefusal(
    422,
    { field },
    { field: 'events' },
    {
      en: ({ field: at }) =>
        at.endsWith('now') ? `${at} lies before the creation of the case.` : `${at} must have a “created” event.`,
      'zh-CN': ({ field: at }) =>
        at.endsWith('now') ? `${at} 早于工单的创建时间。` : `${at} 中必须有“created”（创建）事件。`,
    },
  ),
  'clocks.created-twice': factualRefusal(
    422,
    { field },
    { field: 'events[3].type' },
    {
      en: ({ field: at }) => `${at}: a case is created once, and an earlier event says so already.`,
      'zh-CN': ({ field: at }) => `${at}：工单只能创建一次，更早的事件已经记录了创建。`,
    },
  ),
  'clocks.before-creation': factualRefusal(
    422,
    { field },
    { field: 'events[1].at' },
    {
      en: ({ field: at }) => `${at} lies before the creation of the case.`,
      'zh-CN': ({ field: at }) => `${at} 早于工单的创建时间。`,
    },
  ),
  'clocks.not-paused': factualRefusal(
    422,
    { field },
    { field: 'events[1].type' },
    {
      en: ({ field: at }) => `${at} resumes clocks that nothing has paused.`,
      'zh-CN': ({ field: at }) => `${at} 恢复了并未暂停的时钟。`,
    },
  ),
  'clocks.too-far-apart': factualRefusal(
    422,
    { field, years: z.int() },
    { field: 'now', years: 50 },
    {
      en: ({ field: at, years }) => `${at} lies more than ${years} years after the first event.`,
      'zh-CN': ({ field: at, years }) => `${at} 距最早的事件超过 ${years} 年。`,
    },
  ),
}
