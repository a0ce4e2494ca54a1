import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../../shell/charts/chart-panel.tsx'
import { palettes } from '../../shell/theme/palette.ts'
import { useMode } from '../../shell/theme/use-mode.ts'
import { countText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type Part, partsOf, type Share, totalOf } from './parts.ts'
import { RingLegend } from './ring-legend.tsx'
import { barOption, ringColors, ringOption } from './share-options.ts'

/** More bars than that nobody compares; a ring has as many colours. */
const MOST = { bar: 8, pie: 6 }

type SharesProps = {
  readonly title: string
  /** What the picture says, in a sentence. */
  readonly says: string
  readonly of: string
  readonly shares: readonly Share[]
  readonly kind: 'bar' | 'pie'
}

/** Parts of a whole as bars or as a ring, each opening the list that it counts. */
export function Shares({ title, says, of, shares, kind }: SharesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const palette = palettes[useMode()]
  const total = totalOf(shares)
  const parts = partsOf(shares, MOST[kind], t('home.others'))
  // Equal parts are the same picture: it is not drawn anew each time the figures are asked for.
  const text = JSON.stringify(parts)
  const option = useMemo(() => {
    const drawn = JSON.parse(text) as Part[]
    return kind === 'pie' ? ringOption(palette, drawn) : barOption(palette, drawn)
  }, [text, palette, kind])
  return (
    <ChartPanel
      title={title}
      says={says}
      option={option}
      legend={kind === 'pie' ? <RingLegend parts={parts} of={total} colors={ringColors(palette)} /> : undefined}
      headings={[of, t('home.cases'), t('home.share')]}
      rows={shares.map(({ name, count, address }) => ({
        name,
        address,
        values: [countText(count, language), percentText(shareOf(count, total), language)],
      }))}
    />
  )
}
