import type { Sentence } from '@aftersale/feel'
import type { Cause } from '../cause.ts'

export type TimerType = 'date' | 'duration' | 'cycle'

const EXPECTED: Readonly<Record<TimerType, Sentence>> = {
  date: {
    en: 'a date (2026-03-01) or a date and time (2026-03-01T09:00:00+08:00)',
    'zh-CN': '日期(2026-03-01)或日期时间(2026-03-01T09:00:00+08:00)',
  },
  duration: {
    en: 'a duration, such as PT30M, P2D, P2W or P1M',
    'zh-CN': '时长,例如 PT30M、P2D、P2W 或 P1M',
  },
  cycle: {
    en: 'a repeating interval (R3/PT1H, R/P1D, R/2026-01-01T09:00/P1D) or a cron expression (0 0 9 * * MON-FRI, @daily)',
    'zh-CN': '重复间隔(R3/PT1H、R/P1D、R/2026-01-01T09:00/P1D)或 cron 表达式(0 0 9 * * MON-FRI、@daily)',
  },
}

const LONGEST_SHOWN = 100

/** The rule is none of its type; `detail` says what is wrong with it, where more than that is known. */
export function unreadable(type: TimerType, text: string, detail?: Sentence): Cause {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
  const expected = EXPECTED[type]
  return {
    code: 'process.timer-unreadable',
    message: {
      en: `"${shown}" is not a timer of type ${type}: ${detail?.en ?? `expected ${expected.en}`}.`,
      'zh-CN': `“${shown}”不是有效的定时器(${type}):${detail?.['zh-CN'] ?? `应为${expected['zh-CN']}`}。`,
    },
  }
}

export function outOfRange(text: string): Cause {
  return {
    code: 'process.timer-out-of-range',
    message: {
      en: `The timer "${text}" has no time within the years 1 to 9999.`,
      'zh-CN': `定时器“${text}”在公元 1 年至 9999 年之间没有到期时间。`,
    },
  }
}

export function calendarUnknown(name: string): Cause {
  return {
    code: 'process.calendar-unknown',
    message: { en: `There is no business calendar named "${name}".`, 'zh-CN': `没有名为“${name}”的工作日历。` },
  }
}
