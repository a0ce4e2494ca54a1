import type { TFunction } from 'i18next'

/** Seconds, minutes and hours of one time of day, on every day or on one weekday (0 is Sunday, as cron counts). */
const DAILY = /^(?:0 )?(\d{1,2}) (\d{1,2}) \* \* (\*|[0-6])$/

/** When a cron expression looks, in words where it is once a day or once a week; else as it was written. */
export function everyText(every: string, t: TFunction): string {
  const [, minute, hour, weekday] = DAILY.exec(every.trim()) ?? []
  if (minute === undefined || hour === undefined || weekday === undefined) return every
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (weekday === '*') return t('automation.everyDay', { at })
  const day = (['0', '1', '2', '3', '4', '5', '6'] as const).find((one) => one === weekday) ?? '0'
  return t('automation.everyWeek', { at, day: t(`automation.weekdays.${day}`) })
}
