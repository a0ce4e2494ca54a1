import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '../../../text/format.ts'
import { spanText } from '../../../text/span-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useNow } from '../../../text/use-now.ts'
import type { TrafficWords } from './traffic-marks.ts'

/** A stay shorter than this (seconds) is none that anybody waited for. */
const AT_ONCE = 60

/** What goes on, in sentences. */
export function useTrafficWords(): TrafficWords {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  return useMemo(() => {
    const count = (number: number) => countText(number, language)
    const stay = (seconds: number) => (seconds < AT_ONCE ? t('studioRun.atOnce') : spanText(seconds * 1_000, language))
    const since = (at: number) => spanText(Math.max(0, now - at), language)
    return {
      count,
      waiting: ({ instances, medianSince, longestSince }) =>
        instances === 1
          ? t('studioRun.waitingOne', { longest: since(longestSince) })
          : t('studioRun.waiting', { count: instances, median: since(medianSince), longest: since(longestSince) }),
      incidents: (number) => t('studioRun.incidents', { count: number }),
      passed: (one) => {
        if (one.longestStay < AT_ONCE) return t('studioRun.passedAtOnce', { count: one.count })
        const median = stay(one.medianStay)
        if (one.count === 1) return t('studioRun.passedOne', { median })
        return t('studioRun.passed', { count: one.count, median, longest: stay(one.longestStay) })
      },
      passedShort: (one) =>
        one.medianStay < AT_ONCE ? `✓ ${count(one.count)}` : `✓ ${count(one.count)} · ${stay(one.medianStay)}`,
    }
  }, [t, language, now])
}
