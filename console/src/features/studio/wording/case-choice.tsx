import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { hasFailed, PartFailure } from '../../../shell/states/part-failure.tsx'

type CaseChoiceProps = {
  /** Only cases of this type; null: of all. */
  readonly type: string | null
  readonly value: string | null
  readonly onChange: (number: string) => void
}

/** A real case to try something on: one of the newest, or found by its number, title, customer or product. */
export function CaseChoice({ type, value, onChange }: CaseChoiceProps) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const query = { limit: 20, ...(type === null ? {} : { type }), ...(q.trim() === '' ? {} : { q: q.trim() }) }
  const cases = useQuery({
    queryKey: ['studio', 'cases', query],
    queryFn: ({ signal }) => answered(api().listCases({ query, signal })),
    placeholderData: (before) => before,
    staleTime: 30_000,
  })
  const options = (cases.data?.items ?? []).map(({ number, title, customer }) => ({
    value: number,
    label: [number, title, customer].filter((part) => part !== null && part !== '').join(' · '),
  }))
  return (
    <Field id="try-case" label={t('studioWording.case')}>
      {(ties) => (
        <Select
          {...ties}
          aria-labelledby="try-case-label"
          placeholder={t('studioWording.chooseCase')}
          showSearch={{ filterOption: false, onSearch: setQ }}
          notFoundContent={hasFailed(cases) ? <PartFailure query={cases} /> : t('studioWording.noCase')}
          value={value}
          options={options}
          onChange={(number: string | null) => number !== null && onChange(number)}
        />
      )}
    </Field>
  )
}
