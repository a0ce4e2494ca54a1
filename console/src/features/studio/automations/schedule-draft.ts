/** How often an automation looks, where that is once an hour, once a day or once a week. */
export interface ScheduleDraft {
  readonly often: 'hour' | 'day' | 'week'
  /** `09:00`; of no matter once an hour. */
  readonly at: string
  /** 0 is Sunday, as cron counts; of matter once a week only. */
  readonly weekday: string
}

const DAILY = /^0 (\d{1,2}) (\d{1,2}) \* \* (\*|[0-6])$/
const HOURLY = /^R\/PT1H$/

/** A schedule as people say it; null where it is anything else, which stays as it is written. */
export function scheduleOf(every: string): ScheduleDraft | null {
  if (HOURLY.test(every)) return { often: 'hour', at: '09:00', weekday: '1' }
  const [, minute = '', hour, weekday] = DAILY.exec(every) ?? []
  if (hour === undefined || weekday === undefined) return null
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  return weekday === '*' ? { often: 'day', at, weekday: '1' } : { often: 'week', at, weekday }
}

/** As an automation writes it: seconds, minutes, hours, day, month, weekday. */
export function everyOf({ often, at, weekday }: ScheduleDraft): string {
  if (often === 'hour') return 'R/PT1H'
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  return `0 ${minute} ${hour} * * ${often === 'week' ? weekday : '*'}`
}
