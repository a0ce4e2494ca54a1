import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { Waiting } from '../../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { countText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './publish.module.css'

export type RunningChoice = 'stay' | 'move'

type RunningCasesProps = {
  readonly content: string
  readonly mayMove: boolean
  readonly value: RunningChoice
  readonly onChange: (value: RunningChoice) => void
}

/** What becomes of the cases that run in the flow: they stay, or those that can go over do. */
export function RunningCases({ content, mayMove, value, onChange }: RunningCasesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const forecast = useQuery({
    queryKey: ['studio', 'forecast', content],
    queryFn: () => answered(api().forecastMigrations({ body: { content } })),
    gcTime: 0,
  })
  if (forecast.isPending) return <Waiting rows={2} />
  if (forecast.data === undefined) return <PartFailure query={forecast} />
  const { items } = forecast.data
  const sum = (of: (item: (typeof items)[number]) => number) => items.reduce((total, item) => total + of(item), 0)
  const [moves, cannot] = [sum((item) => item.moves), sum((item) => item.cannot)]
  if (moves + cannot === 0) return <p className="quiet">{t('studio.running0')}</p>
  const isPart = items.some((item) => item.isPart)
  return (
    <div className={styles.running}>
      <p>
        {t(isPart ? 'studio.runningPart' : 'studio.runningAll', {
          all: countText(moves + cannot, language),
          moves: countText(moves, language),
          cannot: countText(cannot, language),
        })}
      </p>
      {items.flatMap(({ process, reasons }) =>
        reasons.map(({ code, element, message, count }) => (
          <p key={`${process} ${code} ${element}`} className="quiet">
            {t('studio.runningReason', { count, reason: inLanguage(message, language) })}
          </p>
        )),
      )}
      <Radio.Group
        vertical
        value={value}
        onChange={({ target }) => onChange(target.value)}
        options={[
          { value: 'stay', label: t('studio.runningStay') },
          { value: 'move', label: t('studio.runningMove'), disabled: !mayMove || moves === 0 },
        ]}
      />
    </div>
  )
}
