import type { Language } from '@aftersale/contract'

/** What people call a zone of the tz database, such as `Asia/Shanghai`; one that the browser does not know goes by its key. */
export function zoneText(zone: string, language: Language): string {
  try {
    const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
  } catch (error) {
    if (error instanceof RangeError) return zone
    throw error
  }
}
