import { z } from 'zod'
import { bilingual } from './language.ts'
import { instantText, json } from './scalars.ts'

const reason = z.enum(['week', 'own-hours', 'own-workday', 'own-holiday', 'public-holiday', 'make-up-workday'])

const version = {
  version: z.int(),
  deployedAt: instantText,
  deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
  reason: z.string().nullable(),
}

/** One version of a business calendar: who deployed it, and why. */
export const calendarVersion = z.object(version).meta({ id: 'CalendarVersion' })

const calendar = {
  id: z.string(),
  name: bilingual,
  zone: z.string(),
  ...version,
  unknownYears: z.array(z.int()).meta({
    description: 'Years whose public holidays it needs within a month and that are not known yet',
  }),
}

export const calendarSummary = z
  .object({
    ...calendar,
    weekly: z.record(z.string(), z.array(z.array(z.string()))).meta({
      description: 'By weekday (`mon` to `sun`), when it opens and closes; a day that is left out is closed',
    }),
    chineseHolidays: z.boolean().meta({ description: 'Whether it closes on Chinese public holidays' }),
    instances: z.int().meta({ description: 'Running instances that wait for a time counted on it' }),
    outdated: z.int().meta({ description: 'Those of them that are still to be counted anew since it changed' }),
  })
  .meta({ id: 'CalendarSummary' })

export const calendarDetail = z
  .object({
    ...calendar,
    resource: z.string().meta({ description: 'Name of its file' }),
    document: json.meta({ description: 'The calendar as it was written' }),
  })
  .meta({ id: 'CalendarDetail' })

export const calendarPreview = z
  .object({
    version: z.int(),
    zone: z.string(),
    days: z.array(
      z.object({
        date: z.string(),
        reason: reason.meta({ description: 'Why the day has its hours' }),
        holiday: bilingual.nullable().meta({ description: 'The public holiday that is the reason' }),
        openings: z.array(z.object({ from: instantText, to: instantText })),
        minutes: z.int(),
        isKnown: z.boolean().meta({ description: 'False: the notice on public holidays for it is not known yet' }),
      }),
    ),
  })
  .meta({ id: 'CalendarPreview' })

export const exampleVersion: z.input<typeof calendarVersion> = {
  version: 2,
  deployedAt: '2026-03-01T08:00:00Z',
  deployedBy: '林晓',
  reason: 'Stocktaking on 3 March',
}

export const exampleDocument = {
  id: 'office-hours',
  name: { en: 'Office hours', 'zh-CN': '办公时间' },
  zone: 'Asia/Shanghai',
  weekly: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] },
  chineseHolidays: true,
  holidays: ['2026-03-03'],
}

const { id, name, zone } = exampleDocument
const example = { id, name, zone, ...exampleVersion, unknownYears: [] }

const { weekly, chineseHolidays } = exampleDocument

export const exampleSummary: z.input<typeof calendarSummary> = {
  ...example,
  weekly,
  chineseHolidays,
  instances: 1_204,
  outdated: 0,
}

export const exampleDetail: z.input<typeof calendarDetail> = {
  ...example,
  resource: 'office-hours.calendar.json',
  document: exampleDocument,
}
