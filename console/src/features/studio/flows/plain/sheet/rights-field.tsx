import type { FieldRight, PlainFlow, Scope } from '@aftersale/modelling'
import { PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './sheet.module.css'

const RIGHTS: readonly FieldRight[] = ['required', 'editable', 'readonly', 'hidden']

type RightsFieldProps = {
  readonly value: Readonly<Record<string, FieldRight>>
  readonly scope: Scope
  readonly plain: PlainFlow
  readonly onChange: (value: Readonly<Record<string, FieldRight>>) => void
}

/** What the person may do with each field of the form at this step; fields that are not listed are as the form says. */
export function RightsField({ value, plain, onChange }: RightsFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const others = plain.scopes.flatMap(({ cards }) =>
    cards.flatMap(({ step }) => (step.kind === 'person' ? Object.keys(step.rights) : [])),
  )
  const names = [...new Set(['decision', 'note', ...others])].filter((one) => value[one] === undefined)
  const add = () => {
    const name = typed.trim()
    if (name === '' || value[name] !== undefined) return
    onChange({ ...value, [name]: 'readonly' })
    setTyped('')
  }
  const remove = (field: string) =>
    onChange(Object.fromEntries(Object.entries(value).filter(([name]) => name !== field)))
  return (
    <details open={Object.keys(value).length > 0}>
      <summary>{t('plain.rights.label')}</summary>
      <div className={styles.stack}>
        <p className="quiet">{t('plain.rights.hint')}</p>
        {Object.keys(value).length === 0 ? null : (
          <table className={styles.rights}>
            <thead>
              <tr>
                <th scope="col">{t('plain.rights.field')}</th>
                {RIGHTS.map((right) => (
                  <th key={right} scope="col">
                    {t(`plain.rights.${right}`)}
                  </th>
                ))}
                <th scope="col">{t('plain.rights.asForm')}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(value).map(([field, current]) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  {RIGHTS.map((right) => (
                    <td key={right}>
                      <Radio
                        aria-label={`${field}: ${t(`plain.rights.${right}`)}`}
                        checked={current === right}
                        onChange={() => onChange({ ...value, [field]: right })}
                      />
                    </td>
                  ))}
                  <td>
                    <Radio
                      aria-label={`${field}: ${t('plain.rights.asForm')}`}
                      checked={false}
                      onChange={() => remove(field)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className={styles.split}>
          <AutoComplete
            aria-label={t('plain.rights.field')}
            placeholder={t('plain.rights.field')}
            value={typed}
            options={names.map((one) => ({ value: one }))}
            onChange={setTyped}
          />
          <Button icon={<PlusOutlined />} disabled={typed.trim() === ''} onClick={add}>
            {t('plain.rights.add')}
          </Button>
        </div>
      </div>
    </details>
  )
}
