import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { wordsQuery } from '../../../api/words.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { useMe } from '../../../shell/use-me.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { NewCase } from './new-case.ts'
import { RecordSearch } from './record-search.tsx'

type Subject = 'customer' | 'order' | 'product'

type SubjectFieldsProps = {
  readonly of: NewCase
  readonly required: readonly Subject[]
  readonly problemOf: (what: Subject | 'source') => string | undefined
  readonly onChange: (changed: Partial<NewCase>) => void
}

/** Which shop and way it came in by, whose it is and what about. */
export function SubjectFields({ of: one, required, problemOf, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: words } = useQuery(wordsQuery)
  const optionsOf = (said: NonNullable<typeof words>['source'] | undefined) =>
    Object.entries(said ?? {}).map(([value, both]) => ({ value, label: inLanguage(both, language) }))
  const own = useMe().shops
  const shops = optionsOf(words?.source).filter(({ value }) => own === null || own.includes(value))
  const isShop = (source: string | null): source is string => shops.some(({ value }) => value === source)
  return (
    <>
      <Field id="new-source" label={t('newCase.source')} required problem={problemOf('source')}>
        {(ties) =>
          shops.length === 0 ? (
            <Input {...ties} value={one.source} onChange={(event) => onChange({ source: event.target.value })} />
          ) : (
            <Select
              {...ties}
              showSearch={{ optionFilterProp: 'label' }}
              value={one.source === '' ? null : one.source}
              options={shops}
              onChange={(source: string) => onChange({ source })}
            />
          )
        }
      </Field>
      <Field id="new-channel" label={t('newCase.channel')}>
        {(ties) => (
          <AutoComplete
            {...ties}
            allowClear
            value={one.channel}
            options={optionsOf(words?.channel)}
            onChange={(channel: string | undefined) => onChange({ channel: channel || null })}
          />
        )}
      </Field>
      {(['customer', 'product'] as const).map((what) => (
        <RecordSearch
          key={what}
          kind={what}
          value={one[what]}
          source={one.source.trim()}
          required={required.includes(what)}
          problem={problemOf(what)}
          onType={(typed) => onChange({ [what]: typed })}
          onChoose={({ value, source }) =>
            onChange({ [what]: value, ...(isShop(source) && one.source === '' && { source }) })
          }
        />
      ))}
      <Field id="new-title" label={t('newCase.subject')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={one.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
