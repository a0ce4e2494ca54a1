import { answerClocks, type ClockName, type ClockReading } from '@aftersale/commerce'
import { accept, instant, instantToWallClock } from '@aftersale/kernel'
import { z } from 'zod'
import { type Texts, table } from '../frame/index.ts'
import { calculatorOf } from './calculator.ts'
import { shortText } from './texts.ts'

const hours = z
  .array(z.tuple([shortText, shortText]))
  .max(100)
  .optional()
const dates = z.array(shortText).max(10_000).optional()
const minutes = z.number().optional()

const input = z.strictObject({
  calendar: z.strictObject({
    zone: shortText,
    weekly: z.strictObject({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
    holidays: dates,
    workdays: dates,
    chineseHolidays: z.boolean().optional(),
  }),
  targets: z.strictObject({ firstResponse: minutes, update: minutes, solution: minutes }),
  events: z
    .array(z.strictObject({ at: shortText, type: z.enum(['created', 'replied', 'paused', 'resumed', 'solved']) }))
    .max(10_000),
  now: shortText,
})

/** The three service clocks of a case on a business calendar. */
export const sla = calculatorOf(input, (question) => {
  const answer = answerClocks(question)
  if (!answer.ok) return answer
  const { unknownYears = [] } = answer.value
  return accept({
    document: answer.value,
    lines: (language) => [
      ...table(
        NAMES.map(([name, title]) => ({ title: title[language], reading: answer.value[name] })),
        [
          { title: TITLES.clock[language], cell: ({ title }) => title },
          { title: TITLES.due[language], cell: ({ reading }) => dueText(reading, question.calendar.zone) },
          { title: TITLES.used[language], cell: ({ reading }) => minutesText(reading?.used), align: 'right' },
          { title: TITLES.remaining[language], cell: ({ reading }) => minutesText(reading?.remaining), align: 'right' },
          { title: TITLES.state[language], cell: ({ reading }) => stateText(reading)[language] },
        ],
      ),
      ...(unknownYears.length > 0 ? ['', unknownText(unknownYears)[language]] : []),
    ],
  })
})

const NAMES: readonly (readonly [ClockName, Texts])[] = [
  ['firstResponse', { en: 'first response', 'zh-CN': '首次响应' }],
  ['update', { en: 'update', 'zh-CN': '进展更新' }],
  ['solution', { en: 'solution', 'zh-CN': '解决' }],
]

const TITLES = {
  clock: { en: 'Clock', 'zh-CN': '时钟' },
  due: { en: 'Due', 'zh-CN': '到期时间' },
  used: { en: 'Used', 'zh-CN': '已用分钟' },
  remaining: { en: 'Remaining', 'zh-CN': '剩余分钟' },
  state: { en: 'State', 'zh-CN': '状态' },
} as const satisfies Record<string, Texts>

/** As clocks in the calendar's zone show it. */
function dueText(reading: ClockReading | null, zone: string): string {
  if (reading === null) return '–'
  const { year, month, day, hour, minute, second } = instantToWallClock(instant(reading.due), zone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

const minutesText = (minutes: number | undefined) => (minutes === undefined ? '–' : String(minutes))

function stateText(reading: ClockReading | null): Texts {
  if (reading === null) return { en: 'no target', 'zh-CN': '无目标' }
  if (reading.breached) {
    return reading.paused
      ? { en: 'breached, paused', 'zh-CN': '已超时，已暂停' }
      : { en: 'breached', 'zh-CN': '已超时' }
  }
  return reading.paused ? { en: 'in time, paused', 'zh-CN': '未超时，已暂停' } : { en: 'in time', 'zh-CN': '未超时' }
}

function unknownText(years: readonly number[]): Texts {
  return {
    en: `The public holidays of ${years.join(', ')} are not published yet: those years count by the plain week.`,
    'zh-CN': `${years.join('、')} 年的节假日安排尚未公布，按普通每周时段计算。`,
  }
}
