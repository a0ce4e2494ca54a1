import { type Form, type FormProblem, readForm } from '@aftersale/form'
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import type { EditorProps } from '../editor-props.ts'
import { askedValues } from './document/asked-values.ts'
import { copyOf, FIELD_KINDS, type FieldKindName, newField } from './document/field-kinds.ts'
import {
  type Address,
  addressIn,
  allParts,
  type Component,
  changePart,
  type FormDocument,
  insertPart,
  movePart,
  parseForm,
  partAt,
  removePart,
  sameAddress,
  tableAround,
  writeForm,
} from './document/form-document.ts'
import { FieldList } from './field-list.tsx'
import styles from './forms.module.css'
import { Palette } from './palette.tsx'
import { PhonePreview } from './preview/phone-preview.tsx'
import { FieldSettings } from './settings/field-settings.tsx'
import { useFormHistory } from './use-form-history.ts'

/** The place next to an address, in the same group. */
function beside(address: Address, step: 1 | -1): Address {
  const last = address.length - 1
  return address.with(last, Math.max(0, (address[last] ?? 0) + step))
}

type FormEditorProps = EditorProps & {
  /** Where in the form somebody asked to look, as its problems say it; null: nowhere. */
  readonly shown: string | null
}

/** A form as people build it: its fields, what each of them is, and how it looks on a phone. */
export function FormEditor(props: FormEditorProps) {
  const { t } = useTranslation()
  const [first] = useState(() => parseForm(props.content))
  return first === null ? <ProblemBox>{t('studioForm.noForm')}</ProblemBox> : <Editor {...props} first={first} />
}

function Editor({
  first,
  inForce,
  isReadOnly,
  vocabulary,
  shown,
  onChange,
}: FormEditorProps & { readonly first: FormDocument }) {
  const { t } = useTranslation()
  const { form, edition, change, undo, redo } = useFormHistory(first, (next) => onChange(writeForm(next)))
  const [selected, setSelected] = useState<Address | null>(() => (first.components.length > 0 ? [0] : null))
  const [seen, setSeen] = useState<string | null>(null)
  if (shown !== seen) {
    setSeen(shown)
    const address = shown === null ? null : addressIn(shown)
    if (address !== null) setSelected(address)
  }
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shown !== null) list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'center' })
  }, [shown])
  const read = readForm(form)
  const lastRead = useRef<Form>({ id: '', fields: [] })
  if (read.ok) lastRead.current = read.value
  const problems = read.ok ? [] : read.refusal.problems
  const of = (address: Address): readonly FormProblem[] =>
    problems.filter(({ at }) => sameAddress(addressIn(at), address))
  const component = selected === null ? null : partAt(form, selected)

  const former = useMemo(() => (inForce === null ? null : parseForm(inForce)), [inForce])
  const formerOf = ({ id }: Component): Component | null =>
    (former === null ? [] : allParts(former)).find(({ component: one }) => one['id'] === id)?.component ?? null
  const put = (next: FormDocument, address: Address | null, what: string | null = null) => {
    change(next, what)
    setSelected(address)
  }
  const insert = (kind: string, at: Address) => {
    const known = FIELD_KINDS.find((one) => one === kind)
    if (known === undefined) return
    // A table does not stand in a table: another one comes after it.
    const around = known === 'table' ? tableAround(form, at) : null
    const place = around === null ? at : beside(around, 1)
    put(insertPart(form, place, newField(form, known)), place)
  }
  const add = (kind: FieldKindName) => {
    insert(kind, selected === null ? [form.components.length] : beside(selected, 1))
  }
  const move = (from: Address, to: Address) => {
    const moved = movePart(form, from, to)
    put(moved.form, moved.address)
  }
  const copy = (address: Address) => {
    const one = partAt(form, address)
    const next = beside(address, 1)
    if (one !== null) put(insertPart(form, next, copyOf(form, one)), next)
  }
  const remove = (address: Address) => {
    const next = removePart(form, address)
    const before = beside(address, -1)
    put(next, partAt(next, address) === null ? (partAt(next, before) === null ? null : before) : address)
  }
  const keys = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (isText || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    ;(event.shiftKey ? redo : undo)?.()
  }
  return (
    // Keys of the whole editor: everything they do has a button too.
    <div className={styles.editor} onKeyDown={keys} role="presentation">
      <section ref={list} className={`sheet ${styles.column}`} aria-label={t('studioForm.structure')}>
        <div className={styles.bar}>
          <h2>{t('studioForm.structure')}</h2>
          {isReadOnly ? null : (
            <>
              <Button
                size="small"
                type="text"
                icon={<UndoOutlined />}
                aria-label={t('studioForm.undo')}
                disabled={undo === undefined}
                onClick={undo}
              />
              <Button
                size="small"
                type="text"
                icon={<RedoOutlined />}
                aria-label={t('studioForm.redo')}
                disabled={redo === undefined}
                onClick={redo}
              />
            </>
          )}
        </div>
        {isReadOnly ? null : <Palette onAdd={add} />}
        <FieldList
          form={form}
          selected={selected}
          isReadOnly={isReadOnly}
          isWrong={(address) => of(address).length > 0}
          onSelect={setSelected}
          onMove={move}
          onCopy={copy}
          onRemove={remove}
          onDropNew={insert}
        />
      </section>
      <section className={`sheet ${styles.column}`} aria-label={t('studioForm.settings')}>
        <h2>{t('studioForm.settings')}</h2>
        {component === null || selected === null ? (
          <p className="quiet">{t('studioForm.chooseField')}</p>
        ) : (
          <FieldSettings
            key={`${selected.join()} ${edition} ${String(component['id'])}`}
            component={component}
            former={formerOf(component)}
            values={askedValues(form, vocabulary, selected)}
            vocabulary={vocabulary}
            problems={of(selected)}
            isReadOnly={isReadOnly}
            isInRow={tableAround(form, selected) !== null}
            onAddColumn={(kind) => insert(kind, [...selected, allParts(component).length])}
            onChange={(next, setting) =>
              put(changePart(form, selected, next), selected, `${selected.join()} ${setting}`)
            }
          />
        )}
      </section>
      <PhonePreview form={lastRead.current} document={form} vocabulary={vocabulary} isBehind={!read.ok} />
    </div>
  )
}
