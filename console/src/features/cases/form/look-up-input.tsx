import type { FoundRecord } from '@aftersale/contract'
import type { LookUpKind } from '@aftersale/form'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { lookUpQuery } from '../../../api/look-up.ts'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { usePaused } from '../../../shell/use-paused.ts'
import { wordText } from '../../../text/words.ts'
import type { FieldInputProps } from './field-input-props.ts'
import styles from './form.module.css'

type LookUpInputProps = Omit<FieldInputProps, 'kind'> & {
  readonly kind: LookUpKind
  readonly longest: number | undefined
}

/** A number that names a record, and below it which that is; where several have the number, one is chosen. */
export function LookUpInput({ ties, kind, longest, isReadonly, value, onChange }: LookUpInputProps) {
  const { t } = useTranslation()
  const text = typeof value === 'string' ? value : ''
  const asked = usePaused(text.trim())
  const found = useQuery({ ...lookUpQuery(kind, asked), enabled: asked !== '' })
  const records = asked === '' ? [] : (found.data ?? [])
  const [only] = records
  return (
    <div className={styles.lookUp}>
      <Input
        {...ties}
        disabled={isReadonly}
        value={text}
        {...(longest !== undefined && { maxLength: longest })}
        onChange={({ target }) => onChange(target.value)}
      />
      <PartFailure query={found} />
      <div role="status" className={styles.hint}>
        {asked !== '' && found.isSuccess && records.length === 0 ? t('task.linked.none') : null}
        {records.length === 1 && only !== undefined ? recordText(only, t) : null}
        {records.length > 1 ? t('task.linked.several') : null}
      </div>
      {records.length > 1 && !isReadonly
        ? records.map((one) => (
            <Button key={one.value} size="small" onClick={() => onChange(one.value)}>
              {recordText(one, t)}
            </Button>
          ))
        : null}
    </div>
  )
}

/** What one tells a record by. */
function recordText(found: FoundRecord, t: TFunction): string {
  switch (found.kind) {
    case 'order': {
      const { source, customer, orderedAt } = found.record
      return [wordText('source', source, t), orderedAt.slice(0, 10), customer].join(' · ')
    }
    case 'product':
      return [found.record.name, found.record.category].filter((one) => one !== null).join(' · ')
    case 'customer': {
      const { source, name } = found.record
      return [name, wordText('source', source, t)].join(' · ')
    }
    case 'unit': {
      const { product, orderNumber } = found.record
      return [product, orderNumber].filter((one) => one !== null).join(' · ')
    }
  }
}
