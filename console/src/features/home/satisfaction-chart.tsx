import { isoOf } from '@aftersale/kernel'
import { useTranslation } from 'react-i18next'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { starsText } from '../cases/index.ts'
import type { Home } from './home.ts'
import { totalOf } from './parts.ts'
import { Shares } from './shares.tsx'

/** How customers rated what was done for them, beside the month before. */
export function SatisfactionChart({ satisfaction }: { readonly satisfaction: NonNullable<Home['satisfaction']> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { from, before, scores, average, averageBefore } = satisfaction
  if (average === null) return null
  const inWords = (mean: number) =>
    mean.toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const said = { average: inWords(average), total: countText(totalOf(scores), language) }
  const shares = scores.map(({ score, count }) => ({
    name: starsText(score),
    count,
    address: `/cases?${new URLSearchParams({ score: String(score), ratedFrom: isoOf(from), ratedBefore: isoOf(before) })}`,
  }))
  return (
    <Shares
      title={t('home.satisfaction')}
      says={
        averageBefore === null
          ? t('home.satisfactionSays', said)
          : t('home.satisfactionBefore', { ...said, before: inWords(averageBefore) })
      }
      of={t('home.score')}
      shares={shares}
      kind="bar"
    />
  )
}
