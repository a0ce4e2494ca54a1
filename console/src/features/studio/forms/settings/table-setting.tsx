import { PlusOutlined } from '@ant-design/icons'
import { Checkbox, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { COLUMN_KINDS, type ColumnKindName } from '../document/field-kinds.ts'
import { settingOf, withSetting } from '../document/form-document.ts'
import styles from '../forms.module.css'
import type { SettingProps } from './setting-props.ts'

/** No table has more rows than the server takes of it. */
const MOST = 200

const LIMITS = [
  ['start', ['defaultRepetitions']],
  ['minRows', ['properties', 'minRows']],
  ['maxRows', ['properties', 'maxRows']],
] as const

type TableSettingProps = Omit<SettingProps, 'kind' | 'values'> & {
  readonly onAddColumn: (kind: ColumnKindName) => void
}

/** How many rows a table has, whether people add and remove some, and another column for it. */
export function TableSetting({ component, isReadOnly, onChange, onAddColumn }: TableSettingProps) {
  const { t } = useTranslation()
  const mayGrow = component['allowAddRemove'] !== false
  return (
    <>
      {isReadOnly ? null : (
        <Field id="set-column" label={t('studioForm.table.addColumn')} hint={t('studioForm.table.columnHint')}>
          {(ties) => (
            <Select
              {...ties}
              aria-labelledby="set-column-label"
              prefix={<PlusOutlined />}
              placeholder={t('studioForm.table.chooseKind')}
              value={null}
              options={COLUMN_KINDS.map((value) => ({ value, label: t(`studioForm.kinds.${value}`) }))}
              onChange={(kind: ColumnKindName | null) => kind !== null && onAddColumn(kind)}
            />
          )}
        </Field>
      )}
      <Checkbox
        disabled={isReadOnly}
        checked={mayGrow}
        onChange={({ target }) => onChange({ ...component, allowAddRemove: target.checked }, 'allowAddRemove')}
      >
        {t('studioForm.table.mayGrow')}
      </Checkbox>
      <div className={styles.pair}>
        {LIMITS.filter(([name]) => mayGrow || name === 'start').map(([name, path]) => {
          const value = settingOf(component, path)
          const isText = path.length > 1
          return (
            <Field key={name} id={`set-${name}`} label={t(`studioForm.table.${name}`)}>
              {(ties) => (
                <InputNumber
                  {...ties}
                  style={{ width: '100%' }}
                  controls={false}
                  precision={0}
                  min={0}
                  max={MOST}
                  disabled={isReadOnly}
                  value={value === undefined || value === '' ? null : Number(value)}
                  onChange={(next) => {
                    // Modelers keep properties of one's own as text.
                    const said = next === null ? undefined : isText ? String(next) : next
                    onChange(withSetting(component, path, said), name)
                  }}
                />
              )}
            </Field>
          )
        })}
      </div>
    </>
  )
}
