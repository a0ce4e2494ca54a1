import { z } from 'zod'
import {
  calendarDetail,
  calendarPreview,
  calendarSummary,
  calendarVersion,
  exampleDetail,
  exampleDocument,
  exampleSummary,
  exampleVersion,
} from '../calendars.ts'
import { paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { json, optionalQueryNumber, text } from '../scalars.ts'

const params = z.strictObject({ id: text(100) })
const date = z.iso.date().meta({ description: 'yyyy-MM-dd, in the zone of the calendar' })

/** When the company works: business calendars, on which deadlines and due dates are counted. */
export const calendarRoutes = defineRoutes({
  listCalendars: {
    method: 'GET',
    path: '/api/calendars',
    topic: 'calendars',
    summary: { en: 'Business calendars in force', 'zh-CN': '现行的工作日历' },
    access: 'session',
    permission: 'settings.see',
    answers: {
      200: z.object({ items: z.array(calendarSummary) }).meta({ examples: [{ items: [exampleSummary] }] }),
    },
    refusals: [],
  },
  putCalendar: {
    method: 'POST',
    path: '/api/calendars',
    topic: 'calendars',
    summary: {
      en: 'Makes a calendar, or a new version of one; what counts on it is counted anew',
      'zh-CN': '新建日历或发布其新版本；按其计算的时限将重新计算',
    },
    access: 'session',
    permission: 'settings.put',
    body: z
      .strictObject({
        calendar: json.meta({ description: 'As in a calendar file' }),
        reason: text(500).meta({ description: 'Why, for those who ask later' }),
      })
      .meta({ examples: [{ calendar: exampleDocument, reason: 'Stocktaking on 3 March' }] }),
    answers: {
      200: z
        .object({
          id: z.string(),
          version: z.int(),
          isNew: z.boolean().meta({ description: 'False: the latest version is the same already' }),
          unknownYears: calendarSummary.shape.unknownYears,
        })
        .meta({ examples: [{ id: 'office-hours', version: 2, isNew: true, unknownYears: [] }] }),
    },
    refusals: ['engine.not-deployable'],
  },
  getCalendar: {
    method: 'GET',
    path: '/api/calendars/{id}',
    topic: 'calendars',
    summary: { en: 'One calendar, as it was written', 'zh-CN': '单个日历的内容' },
    access: 'session',
    permission: 'settings.see',
    params,
    query: z.strictObject({
      version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: the one in force' }),
    }),
    answers: {
      200: calendarDetail.meta({ examples: [exampleDetail] }),
    },
    refusals: ['calendars.not-found'],
  },
  listCalendarVersions: {
    method: 'GET',
    path: '/api/calendars/{id}/versions',
    topic: 'calendars',
    summary: { en: 'Who changed a calendar, when and why; the newest first', 'zh-CN': '日历的变更记录，最新的在前' },
    access: 'session',
    permission: 'settings.see',
    params,
    answers: {
      200: z.object({ items: z.array(calendarVersion) }).meta({ examples: [{ items: [exampleVersion] }] }),
    },
    refusals: ['calendars.not-found'],
  },
  previewCalendar: {
    method: 'GET',
    path: '/api/calendars/{id}/preview',
    topic: 'calendars',
    summary: {
      en: 'When the company works on each day, and why: weekday, holiday, make-up workday, own date',
      'zh-CN': '每天的营业时段及其原因：每周时段、节假日、调休上班日、自定日期',
    },
    access: 'session',
    permission: 'settings.see',
    params,
    query: z.strictObject({ from: date, to: date }),
    answers: {
      200: calendarPreview.meta({
        examples: [
          {
            version: 2,
            zone: 'Asia/Shanghai',
            days: [
              {
                date: '2026-02-17',
                reason: 'public-holiday',
                holiday: { en: 'Spring Festival', 'zh-CN': '春节' },
                openings: [],
                minutes: 0,
                isKnown: true,
              },
            ],
          },
        ],
      }),
    },
    refusals: ['calendars.not-found', 'calendars.days-wrong'],
  },
  recountCalendar: {
    method: 'POST',
    path: '/api/calendars/{id}/recount',
    topic: 'calendars',
    summary: {
      en: 'Counts whatever counts on a calendar anew, a page at a time; after a change this happens by itself',
      'zh-CN': '分批重新计算按此日历计算的时限；日历变更后会自动进行',
    },
    access: 'session',
    permission: 'settings.put',
    params,
    body: z.strictObject({ cursor: paging.cursor, limit: z.int().min(1).max(500).default(100) }).meta({
      examples: [{ limit: 100 }],
    }),
    answers: {
      200: z
        .object({
          instances: z.int().meta({ description: 'Instances that were looked at' }),
          moved: z.int().meta({ description: 'Timers and dates of tasks that came to another time' }),
          next: z.string().nullable().meta({ description: 'Give it back as `cursor`; null: there are no more' }),
        })
        .meta({ examples: [{ instances: 100, moved: 12, next: null }] }),
    },
    refusals: ['calendars.not-found', 'paging.cursor-wrong'],
  },
})
