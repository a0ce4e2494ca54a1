import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  ExclamationCircleFilled,
  HolderOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { kindOf } from './document/field-kinds.ts'
import { type Address, allParts, type Component, type FormDocument, sameAddress } from './document/form-document.ts'
import { splitLabel } from './document/label-pair.ts'
import { readVisibility } from './document/visibility.ts'
import styles from './forms.module.css'

type FieldListProps = {
  readonly form: FormDocument
  readonly selected: Address | null
  readonly isReadOnly: boolean
  /** Whether something is wrong with the component there. */
  readonly isWrong: (address: Address) => boolean
  readonly onSelect: (address: Address) => void
  readonly onMove: (from: Address, to: Address) => void
  readonly onCopy: (address: Address) => void
  readonly onRemove: (address: Address) => void
  /** A kind from the palette was let go before the component there. */
  readonly onDropNew: (kind: string, to: Address) => void
}

/** What is dragged is told by these: a field of this form, or a kind of the palette. */
const DRAGGED_FIELD = 'application/x-aftersale-field'
export const DRAGGED_KIND = 'application/x-aftersale-kind'

const isOurs = ({ dataTransfer }: DragEvent) =>
  dataTransfer.types.includes(DRAGGED_FIELD) || dataTransfer.types.includes(DRAGGED_KIND)

/** The fields in their order: chosen by a click, moved by the mouse or the keyboard. */
export function FieldList(props: FieldListProps) {
  const { form, selected, isReadOnly, onMove, onDropNew } = props
  const { t } = useTranslation()
  const [target, setTarget] = useState<Address | null>(null)
  const parts = allParts(form)
  const end = [form.components.length]
  const drop = (event: DragEvent) => {
    if (target === null || !isOurs(event)) return
    event.preventDefault()
    const field = event.dataTransfer.getData(DRAGGED_FIELD)
    const kind = event.dataTransfer.getData(DRAGGED_KIND)
    if (field !== '') onMove(field.split('.').map(Number), target)
    else if (kind !== '') onDropNew(kind, target)
    setTarget(null)
  }
  const over = (event: DragEvent, address: Address) => {
    if (isReadOnly || !isOurs(event)) return
    event.preventDefault()
    event.stopPropagation()
    const box = event.currentTarget.getBoundingClientRect()
    const isBelow = event.clientY > box.top + box.height / 2
    const last = address.length - 1
    setTarget(isBelow ? address.with(last, (address[last] ?? 0) + 1) : address)
  }
  if (parts.length === 0) {
    return (
      // The whole empty list takes what is dropped; the palette adds by keyboard.
      <section
        className={styles.empty}
        aria-label={t('studioForm.fields')}
        onDragOver={(event) => {
          if (!isReadOnly && isOurs(event)) event.preventDefault()
          setTarget(end)
        }}
        onDrop={drop}
      >
        {t('studioForm.noFields')}
      </section>
    )
  }
  return (
    <ol className={styles.list} aria-label={t('studioForm.fields')} onDrop={drop} onDragEnd={() => setTarget(null)}>
      {parts.map(({ address, component }) => (
        <OneField
          key={address.join()}
          {...props}
          address={address}
          component={component}
          isSelected={sameAddress(address, selected)}
          isTarget={sameAddress(address, target)}
          isLast={address.length === 1 && address[0] === form.components.length - 1 && sameAddress(end, target)}
          onOver={(event) => over(event, address)}
        />
      ))}
    </ol>
  )
}

type OneFieldProps = FieldListProps & {
  readonly address: Address
  readonly component: Component
  readonly isSelected: boolean
  readonly isTarget: boolean
  readonly isLast: boolean
  readonly onOver: (event: DragEvent) => void
}

function OneField(props: OneFieldProps) {
  const { address, component, isSelected, isTarget, isLast, isReadOnly, isWrong, onOver, onSelect, onMove, onCopy } =
    props
  const { t } = useTranslation()
  const language = useLanguage()
  const kind = kindOf(component)
  const { validate, type, conditional } = component
  const isRequired = typeof validate === 'object' && validate !== null && 'required' in validate && validate.required
  const hide =
    typeof conditional === 'object' && conditional !== null && 'hide' in conditional ? conditional.hide : null
  const kindWords =
    kind === null
      ? t(type === 'group' ? 'studioForm.group' : 'studioForm.otherKind', { type: String(type) })
      : t(`studioForm.kinds.${kind}`)
  const label = inLanguage(splitLabel(component['label'] ?? component['text']), language)
  const name = label === '' ? kindWords : label
  const last = address.length - 1
  const index = address[last] ?? 0
  const notes = [
    kindWords,
    isRequired === true ? t('studioForm.required') : '',
    readVisibility(hide).kind === 'always' ? '' : t('studioForm.atTimes'),
  ]
  return (
    <li
      className={styles.item}
      data-selected={isSelected}
      data-target={isTarget ? 'before' : isLast ? 'after' : undefined}
      style={{ marginInlineStart: last * 20 }}
      draggable={!isReadOnly}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(DRAGGED_FIELD, address.join('.'))
        dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={onOver}
    >
      {isReadOnly ? null : <HolderOutlined className={styles.grip ?? ''} aria-hidden />}
      <button
        type="button"
        className={styles.choose}
        aria-pressed={isSelected}
        onClick={() => onSelect(address)}
        onKeyDown={({ key, altKey }) => {
          if (isReadOnly || !altKey) return
          if (key === 'ArrowUp' && index > 0) onMove(address, address.with(last, index - 1))
          if (key === 'ArrowDown') onMove(address, address.with(last, index + 2))
        }}
      >
        <span className={styles.name}>
          {isWrong(address) ? (
            <ExclamationCircleFilled className={styles.wrong ?? ''} aria-label={t('studioForm.wrong')} />
          ) : null}
          {name}
        </span>
        <span className={styles.note}>{notes.filter((note) => note !== '').join(' · ')}</span>
      </button>
      {isReadOnly || !isSelected ? null : (
        <span className={styles.tools}>
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={t('studioForm.up', { name })}
            disabled={index === 0}
            onClick={() => onMove(address, address.with(last, index - 1))}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={t('studioForm.down', { name })}
            onClick={() => onMove(address, address.with(last, index + 2))}
          />
          {kind === null ? null : (
            <Button
              size="small"
              type="text"
              icon={<CopyOutlined />}
              aria-label={t('studioForm.copy', { name })}
              onClick={() => onCopy(address)}
            />
          )}
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('studioForm.remove', { name })}
            onClick={() => props.onRemove(address)}
          />
        </span>
      )}
    </li>
  )
}
