import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { hasFailed, PartFailure } from '../../../shell/states/part-failure.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { usePaused } from '../../../shell/use-paused.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { foundQuery, type Sought } from './opening-queries.ts'

type RecordSearchProps = {
  readonly kind: 'customer' | 'product'
  readonly value: string
  /** The shop that is meant; empty: not known yet. */
  readonly source: string
  readonly required: boolean
  readonly problem: string | undefined
  readonly onType: (value: string) => void
  readonly onChoose: (one: Sought) => void
}

/** What whoever cannot look for one writes down. */
const KEYS = { customer: 'customerNumber', product: 'productCode' } as const

/** A customer or product by name, telephone or code: found as one types, named below; a number that nobody knows counts too. */
export function RecordSearch({ kind, value, source, required, problem, onType, onChoose }: RecordSearchProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySee = useMay(kind === 'customer' ? 'customers.see' : 'products.see')
  const asked = usePaused(value.trim())
  const found = useQuery({ ...foundQuery(kind, asked, source), enabled: maySee && asked !== '' })
  const items = asked === '' ? [] : (found.data ?? [])
  const known = items.find((one) => one.value === value.trim())
  const label = t(`newCase.${maySee ? kind : KEYS[kind]}`)
  const hint = (known && inLanguage(known.title, language)) ?? (maySee ? t(`newCase.seek.${kind}`) : undefined)
  return (
    <>
      <Field id={`new-${kind}`} label={label} required={required} problem={problem} hint={hint}>
        {(ties) =>
          maySee ? (
            <AutoComplete
              {...ties}
              allowClear
              value={value}
              options={items.map((one) => ({
                value: one.value,
                label: `${inLanguage(one.title, language)} · ${one.detail}`,
                one,
              }))}
              onChange={(typed: string | undefined) => onType(typed ?? '')}
              onSelect={(_, { one }) => onChoose(one)}
            />
          ) : (
            <Input {...ties} value={value} onChange={(event) => onType(event.target.value)} />
          )
        }
      </Field>
      {hasFailed(found) ? <PartFailure query={found} /> : null}
    </>
  )
}
