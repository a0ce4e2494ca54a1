import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { settingOf, withSetting } from '../document/form-document.ts'
import styles from '../forms.module.css'
import type { SettingProps } from './setting-props.ts'

const FORMATS = ['any', 'email', 'phone', 'pattern'] as const
const MOMENTS = ['date', 'time', 'datetime'] as const

type Limit = 'minLength' | 'maxLength' | 'min' | 'max' | 'decimals' | 'minMinor' | 'maxMinor'

/** What values a field takes. */
export function LimitsSetting(props: SettingProps) {
  const { component, kind, isReadOnly, onChange } = props
  const { t } = useTranslation()
  const limit = (name: Limit, path: readonly string[], least: number) => {
    const value = settingOf(component, path)
    return (
      <Field id={`set-${name}`} label={t(`studioForm.limits.${name}`)}>
        {(ties) => (
          <InputNumber
            {...ties}
            style={{ width: '100%' }}
            controls={false}
            disabled={isReadOnly}
            min={least}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => onChange(withSetting(component, path, next ?? undefined), name)}
          />
        )}
      </Field>
    )
  }
  switch (kind) {
    case 'text':
    case 'longText':
      return (
        <>
          <div className={styles.pair}>
            {limit('minLength', ['validate', 'minLength'], 0)}
            {limit('maxLength', ['validate', 'maxLength'], 1)}
          </div>
          {kind === 'text' ? <FormatSetting {...props} /> : null}
        </>
      )
    case 'number':
    case 'money': {
      const [least, most] = kind === 'money' ? (['minMinor', 'maxMinor'] as const) : (['min', 'max'] as const)
      return (
        <div className={styles.pair}>
          {limit(least, ['validate', 'min'], -1e12)}
          {limit(most, ['validate', 'max'], -1e12)}
          {kind === 'number' ? limit('decimals', ['decimalDigits'], 0) : null}
        </div>
      )
    }
    case 'date':
      return (
        <Field id="set-moment" label={t('studioForm.moment')}>
          {(ties) => (
            <Select
              {...ties}
              aria-labelledby="set-moment-label"
              disabled={isReadOnly}
              value={String(component['subtype'] ?? 'date')}
              options={MOMENTS.map((value) => ({ value, label: t(`studioForm.moments.${value}`) }))}
              onChange={(subtype) => onChange(momentOf({ ...component, subtype }, subtype), 'moment')}
            />
          )}
        </Field>
      )
    default:
      return null
  }
}

/** form-js wants words and a way to write the time where there is one. */
function momentOf(component: SettingProps['component'], subtype: string): SettingProps['component'] {
  const dated = subtype === 'time' ? component : { dateLabel: 'Date · 日期', ...component }
  const timed = { timeLabel: 'Time · 时间', timeSerializingFormat: 'no_timezone', timeInterval: 15, use24h: true }
  return subtype === 'date' ? dated : { ...timed, ...dated }
}

function FormatSetting({ component, isReadOnly, onChange }: SettingProps) {
  const { t } = useTranslation()
  const pattern = settingOf(component, ['validate', 'pattern'])
  const type = settingOf(component, ['validate', 'validationType'])
  const format =
    type === 'email' || type === 'phone' ? type : typeof pattern === 'string' && pattern !== '' ? 'pattern' : 'any'
  const choose = (next: (typeof FORMATS)[number]) => {
    const bare = withSetting(
      withSetting(component, ['validate', 'pattern'], undefined),
      ['validate', 'validationType'],
      undefined,
    )
    if (next === 'any') return onChange(bare, 'format')
    const [key, value] = next === 'pattern' ? ['pattern', '^.+$'] : ['validationType', next]
    onChange(withSetting(bare, ['validate', key], value), 'format')
  }
  return (
    <div className={styles.pair}>
      <Field id="set-format" label={t('studioForm.format')}>
        {(ties) => (
          <Select
            {...ties}
            aria-labelledby="set-format-label"
            disabled={isReadOnly}
            value={format}
            options={FORMATS.map((value) => ({ value, label: t(`studioForm.formats.${value}`) }))}
            onChange={choose}
          />
        )}
      </Field>
      {format === 'pattern' ? (
        <Field id="set-pattern" label={t('studioForm.formats.pattern')}>
          {(ties) => (
            <Input
              {...ties}
              spellCheck={false}
              maxLength={500}
              disabled={isReadOnly}
              value={String(pattern)}
              onChange={({ target }) =>
                onChange(withSetting(component, ['validate', 'pattern'], target.value), 'pattern')
              }
            />
          )}
        </Field>
      ) : null}
    </div>
  )
}

/** Whether it must be filled in, and whether it can be. */
export function DutySetting({ component, kind, isReadOnly, onChange }: SettingProps) {
  const { t } = useTranslation()
  if (kind === 'computed' || kind === 'table') return null
  const isShownOnly = component['readonly'] === true || component['disabled'] === true
  const isByExpression = typeof component['readonly'] === 'string' && component['readonly'] !== ''
  return (
    <div className={styles.pair}>
      <Checkbox
        disabled={isReadOnly}
        checked={settingOf(component, ['validate', 'required']) === true}
        onChange={({ target }) =>
          onChange(withSetting(component, ['validate', 'required'], target.checked || undefined), 'required')
        }
      >
        {t('studioForm.required')}
      </Checkbox>
      <Checkbox
        disabled={isReadOnly || isByExpression}
        checked={isShownOnly}
        onChange={({ target }) => {
          const bare = withSetting(component, ['disabled'], undefined)
          onChange(withSetting(bare, ['readonly'], target.checked || undefined), 'readonly')
        }}
      >
        {t('studioForm.readOnly')}
      </Checkbox>
    </div>
  )
}
