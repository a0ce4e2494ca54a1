type Hours = readonly (readonly [string, string])[]
type Weekly = Readonly<Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', Hours>>>

/** The same hours on each of the first five days of the week. */
export function workdays(from: string, to: string): Weekly {
  const hours = [[from, to]] as const
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
}

/** A calendar as it is written. */
export const calendar = (id: string, weekly: Weekly, more: object = {}) => ({
  id,
  name: { en: `Calendar ${id}`, 'zh-CN': `日历 ${id}` },
  zone: 'Asia/Shanghai',
  weekly,
  ...more,
})

/** The same as a file to deploy. */
export const calendarFile = (id: string, weekly: Weekly, more: object = {}): Readonly<Record<string, string>> => ({
  [`${id}.calendar.json`]: JSON.stringify(calendar(id, weekly, more)),
})
