import { createEvaluation, type Evaluation } from '@aftersale/feel'
import { type Instant, instant, isTimeZone } from '@aftersale/kernel'
import { systemClock } from '../../platform/clock.ts'
import { timeZoneFrom } from '../../platform/time-zone.ts'
import { wrongUsage } from '../frame/index.ts'

export type MomentOptions = { readonly now: string | undefined; readonly zone: string | undefined }

/** An evaluation at the time and in the zone that the command line states. */
export const evaluationAt = ({ now, zone }: MomentOptions): Evaluation =>
  createEvaluation({ now: now === undefined ? systemClock.now() : instantGiven(now), zone: zoneGiven(zone) })

function instantGiven(text: string): Instant {
  try {
    return instant(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw wrongUsage('bad-value', {
      en: `--now takes a time with its offset, such as 2026-03-01T08:00:00+08:00, not '${text}'.`,
      'zh-CN': `--now 的值应为带时差的时刻，例如 2026-03-01T08:00:00+08:00，而不是“${text}”。`,
    })
  }
}

function zoneGiven(zone = timeZoneFrom(process.env)): string {
  if (isTimeZone(zone)) return zone
  throw wrongUsage('bad-value', {
    en: `--zone takes a time zone, such as Asia/Shanghai or UTC, not '${zone}'.`,
    'zh-CN': `--zone 的值应为时区，例如 Asia/Shanghai 或 UTC，而不是“${zone}”。`,
  })
}
