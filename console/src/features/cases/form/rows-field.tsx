import { type FieldLook, type FieldNow, type FormValues, newRow, type Table } from '@aftersale/form'
import { labelIn } from '@aftersale/kernel'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './form.module.css'
import { FormField } from './form-field.tsx'
import { drawnAt, type FormLevel, isShown } from './form-level.ts'
import { rowsOf, withValue } from './values-at.ts'

type RowsFieldProps = {
  readonly id: string
  readonly now: FieldNow
  readonly table: Table
  readonly place: string
  readonly looks: ReadonlyMap<string, FieldLook>
  readonly look: FieldLook | undefined
  readonly currency: string | null
  readonly value: unknown
  readonly problem: string | undefined
  readonly problemOf: (place: string) => string | undefined
  readonly onChange: (rows: readonly FormValues[]) => void
}

/** So many columns stand beside one another where there is room; of more, a row is always a card. */
const MOST_BESIDE = 5

/** A table of rows that people add, fill in and take away: rows where there is room, cards where there is not. */
export function RowsField(props: RowsFieldProps) {
  const { id, now, table, place, looks, look, currency, value, problem, problemOf, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [isAdded, setAdded] = useState(false)
  const isReadonly = now.state === 'readonly'
  const rows = rowsOf(value)
  const label = labelIn(now.field.label, language)
  const described = look?.description === undefined ? undefined : labelIn(look.description, language)
  const note = problem === undefined ? described : language === 'en' ? `${label} ${problem}` : `${label}${problem}`
  const shown = table.columns.filter(({ name }) =>
    now.rows.some(({ fields }) => fields.some((one) => one.field.name === name && isShown(one))),
  )
  const mayAdd = now.mayGrow && !isReadonly && rows.length < table.most
  const levelOf = (at: number): FormLevel => ({
    values: rows[at] ?? {},
    place: `${place}[${at}].`,
    around: `${now.field.name}.`,
    looks,
    currency,
    problemOf,
    onChange: (path, next) => onChange(rows.with(at, withValue(rows[at] ?? {}, path, next))),
  })
  useEffect(() => {
    if (!isAdded) return
    setAdded(false)
    list.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus()
  }, [isAdded])
  return (
    <section
      className={styles.table}
      aria-labelledby={`${id}-label`}
      aria-describedby={note === undefined ? undefined : `${id}-note`}
      data-beside={shown.length <= MOST_BESIDE}
    >
      <h3 id={`${id}-label`} className={styles.tableLabel}>
        {label}
      </h3>
      {note === undefined ? null : (
        <p id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
          {note}
        </p>
      )}
      {rows.length === 0 ? <p className={styles.noRows}>{t('task.noRows')}</p> : null}
      <ol ref={list} className={styles.rows}>
        {now.rows.map(({ fields }, at) => (
          // Rows have no names of their own; what is in them is kept outside of them.
          <li key={at} className={styles.row} aria-label={t('task.row', { number: at + 1 })}>
            <span className={styles.number} aria-hidden>
              {t('task.row', { number: at + 1 })}
            </span>
            <div className={styles.cells} style={{ '--columns': Math.max(1, shown.length) } as object}>
              {shown.map(({ name }) => {
                const cell = fields.find((one) => one.field.name === name)
                // Its place stays, so that what follows stands below what it is.
                if (cell === undefined || !isShown(cell)) return <span key={name} className={styles.gap} />
                return <FormField key={name} {...drawnAt(levelOf(at), cell)} />
              })}
            </div>
            {now.mayGrow && !isReadonly ? (
              <Button
                type="text"
                className={`${styles.remove}`}
                icon={<DeleteOutlined />}
                aria-label={t('task.removeRow', { number: at + 1 })}
                onClick={() => {
                  onChange(rows.toSpliced(at, 1))
                  add.current?.focus()
                }}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {now.mayGrow && !isReadonly ? (
        <Button
          ref={add}
          icon={<PlusOutlined />}
          className={`${styles.add}`}
          disabled={!mayAdd}
          onClick={() => {
            onChange([...rows, newRow(table.columns)])
            setAdded(true)
          }}
        >
          {t('task.addRow')}
        </Button>
      ) : null}
    </section>
  )
}
