import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { fieldKindText } from '../../fields/index.ts'
import { bothIn, listIn, put, textIn, within } from '../wording/json-document.ts'
import styles from './case-types.module.css'
import { OneTypeField } from './one-type-field.tsx'
import type { SectionProps } from './section-props.ts'
import { newField, withoutField } from './type-document.ts'

/** The fields of a case type in the order in which forms show them, and everything about the one that is chosen. */
export function TypeFields(props: SectionProps) {
  const { document, isReadOnly, told, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [selected, setSelected] = useState(0)
  const fields = listIn(document['fields'])
  const move = (from: number, to: number) => {
    const field = fields[from]
    if (field === undefined) return
    onChange(put(document, 'fields', fields.toSpliced(from, 1).toSpliced(to, 0, field)))
    setSelected(to)
  }
  const add = () => {
    onChange(put(document, 'fields', [...fields, newField(fields, 'text')]))
    setSelected(fields.length)
  }
  const chosen = fields[selected]
  return (
    <div className={styles.fields}>
      <div className={styles.section}>
        {fields.length === 0 ? <p className="quiet">{t('studioType.noFields')}</p> : null}
        <ol className={styles.list} aria-label={t('studioType.fields')}>
          {fields.map((field, index) => {
            const name = inLanguage(bothIn(field['label']), language) || textIn(field['name'])
            const kind = fieldKindText(textIn(within(field['kind'])['type']), t)
            return (
              <li key={textIn(field['name'])} className={styles.item} data-selected={index === selected}>
                <button
                  type="button"
                  className={styles.choose}
                  aria-pressed={index === selected}
                  onClick={() => setSelected(index)}
                >
                  <span className={styles.name}>{name}</span>
                  <span className={styles.note}>
                    {field['required'] === true ? `${kind} · ${t('studioForm.required')}` : kind}
                  </span>
                </button>
                {isReadOnly || index !== selected ? null : (
                  <span className={styles.tools}>
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowUpOutlined />}
                      aria-label={t('studioForm.up', { name })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowDownOutlined />}
                      aria-label={t('studioForm.down', { name })}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('studioForm.remove', { name })}
                      onClick={() => {
                        onChange(withoutField(document, index))
                        setSelected(Math.max(0, index - 1))
                      }}
                    />
                  </span>
                )}
              </li>
            )
          })}
        </ol>
        {isReadOnly ? null : (
          <Button icon={<PlusOutlined />} onClick={add}>
            {t('studioForm.add')}
          </Button>
        )}
      </div>
      {chosen === undefined ? null : (
        <OneTypeField
          {...props}
          key={selected}
          field={chosen}
          index={selected}
          told={(path) => told(`fields.${selected}.${path}`)}
        />
      )}
    </div>
  )
}
