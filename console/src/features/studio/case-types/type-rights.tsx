import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { at, bothIn, listIn, put, textIn, textsIn, within } from '../wording/json-document.ts'
import styles from './case-types.module.css'
import type { SectionProps } from './section-props.ts'
import { putRight } from './type-document.ts'

/** Who opens and sees cases of the type, and who sees and changes each field; nobody named is everybody. */
export function TypeRights({ document, vocabulary, isReadOnly, told, onChange }: SectionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const groups = vocabulary.groups.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
  const permissions = { open: [], see: [], ...within(document['permissions']) }
  const choose = (name: string, value: readonly string[], onPick: (next: string[]) => void) => (
    <Select
      aria-label={name}
      mode="multiple"
      style={{ width: '100%' }}
      disabled={isReadOnly}
      placeholder={t('studioType.everybody')}
      optionFilterProp="label"
      options={groups}
      value={[...value]}
      onChange={onPick}
    />
  )
  const whole = (key: 'open' | 'see') => (
    <Field id={`rights-${key}`} label={t(`studioType.rights.${key}`)} problem={told(`permissions.${key}`)}>
      {() =>
        choose(t(`studioType.rights.${key}`), textsIn(permissions[key]), (next) =>
          onChange(put(document, 'permissions', { ...permissions, [key]: next })),
        )
      }
    </Field>
  )
  return (
    <div className={styles.section}>
      <div className={styles.pair}>
        {whole('open')}
        {whole('see')}
      </div>
      <div className={styles.scroll}>
        <table className={styles.matrix}>
          <caption>{t('studioType.fieldRights')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('studioType.field')}</th>
              <th scope="col">{t('studioType.seenBy')}</th>
              <th scope="col">{t('studioType.changedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {listIn(document['fields']).map((field) => {
              const name = textIn(field['name'])
              const label = inLanguage(bothIn(field['label']), language) || name
              const right = within(at(document, ['permissions', 'fields', name]))
              const cell = (key: 'see' | 'change', said: string) =>
                choose(`${label}: ${said}`, textsIn(right[key]), (next) =>
                  onChange(putRight(document, name, { ...right, [key]: next })),
                )
              return (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td>{cell('see', t('studioType.seenBy'))}</td>
                  <td>{cell('change', t('studioType.changedBy'))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
