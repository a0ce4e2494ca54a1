import type { Bilingual } from '@aftersale/contract'
import { Button, Dropdown, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type Placeholder, withPlaceholder } from './placeholders.ts'
import styles from './wording.module.css'

type FilledTextAreaProps = {
  readonly id: string
  readonly label: string
  readonly lang: keyof Bilingual
  readonly value: string
  readonly rows: number
  readonly placeholders: readonly Placeholder[]
  readonly problem: string | undefined
  readonly isReadOnly: boolean
  readonly onChange: (text: string) => void
}

const GROUPS = ['case', 'fields', 'flow'] as const

/** A text with placeholders, which are put in where the caret is. */
export function FilledTextArea(props: FilledTextAreaProps) {
  const { id, label, lang, value, rows, placeholders, problem, isReadOnly, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const area = useRef<TextAreaRef>(null)
  const insert = (expression: string) => {
    const input = area.current?.resizableTextArea?.textArea
    const [from, to] = [input?.selectionStart ?? value.length, input?.selectionEnd ?? value.length]
    const next = withPlaceholder(value, from, to, expression)
    onChange(next.text)
    // The caret stands after what was put in once the text is there.
    requestAnimationFrame(() => {
      input?.focus()
      input?.setSelectionRange(next.caret, next.caret)
    })
  }
  const items = GROUPS.map((from) => ({
    key: from,
    type: 'group' as const,
    label: t(`studioWording.from.${from}`),
    children: placeholders
      .filter((one) => one.from === from)
      .map((one) => ({ key: one.expression, label: inLanguage(one.label, language) })),
  }))
  return (
    <div className={styles.area}>
      <Field id={id} label={label} problem={problem}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            ref={area}
            lang={lang}
            value={value}
            maxLength={20_000}
            autoSize={{ minRows: rows, maxRows: 24 }}
            disabled={isReadOnly}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      {isReadOnly ? null : (
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => insert(key), style: { maxHeight: 360, overflow: 'auto' } }}
        >
          <Button size="small">{t('studioWording.insert')}</Button>
        </Dropdown>
      )}
    </div>
  )
}
