import { useQuery } from '@tanstack/react-query'
import { Radio, Select, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import { wordsQuery } from '../../../../api/words.ts'
import { Field } from '../../../../shell/fields/field.tsx'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './publish.module.css'

/** For whom a draft counts when it goes out: for all, or on trial for some. */
export interface Reach {
  readonly kind: 'all' | 'pilot'
  /** Shops; none chosen: all of them. */
  readonly sources: readonly string[]
  /** How many of a hundred. */
  readonly share: number
}

type ReachFieldProps = { readonly value: Reach; readonly onChange: (value: Reach) => void }

export function ReachField({ value, onChange }: ReachFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useQuery(wordsQuery)
  const shops = Object.entries(words.data?.source ?? {}).map(([key, name]) => ({
    value: key,
    label: inLanguage(name, language),
  }))
  return (
    <div className={styles.reach}>
      <Radio.Group
        vertical
        aria-label={t('studio.reach')}
        value={value.kind}
        onChange={({ target }) => onChange({ ...value, kind: target.value })}
        options={[
          { value: 'all', label: t('studio.reachAll') },
          { value: 'pilot', label: t('studio.reachPilot') },
        ]}
      />
      {value.kind === 'all' ? null : (
        <>
          <Field id="pilot-shops" label={t('studio.pilotShops')} hint={t('studio.pilotShopsHint')}>
            {(ties) => (
              <Select
                {...ties}
                mode="multiple"
                aria-labelledby="pilot-shops-label"
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                options={shops}
                placeholder={t('studio.pilotAllShops')}
                value={[...value.sources]}
                onChange={(sources: string[]) => onChange({ ...value, sources })}
              />
            )}
          </Field>
          <PartFailure query={words} />
          <Field id="pilot-share" label={t('studio.pilotShare', { share: value.share })}>
            {({ id }) => (
              <Slider
                id={id}
                min={1}
                max={100}
                value={value.share}
                ariaLabelForHandle={t('studio.pilotShare', { share: value.share })}
                onChange={(share: number) => onChange({ ...value, share })}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}
