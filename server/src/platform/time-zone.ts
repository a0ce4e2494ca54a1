import { isTimeZone } from '@aftersale/kernel'
import { Trouble } from './trouble.ts'

/** The zone of an installation that states none. */
const USUAL_TIME_ZONE = 'Asia/Shanghai'

/** The one time zone of flows, rules and views: AFTERSALE_TIME_ZONE where it is set. */
export function timeZoneFrom(env: NodeJS.ProcessEnv): string {
  const zone = env['AFTERSALE_TIME_ZONE']?.trim() || USUAL_TIME_ZONE
  if (isTimeZone(zone)) return zone
  throw new Trouble('settings.unknown-time-zone', {
    'zh-CN': `AFTERSALE_TIME_ZONE 的值“${zone}”不是时区，例如可用 Asia/Shanghai 或 UTC。`,
    en: `AFTERSALE_TIME_ZONE is ${JSON.stringify(zone)}, which is no time zone; use one such as Asia/Shanghai or UTC.`,
  })
}
