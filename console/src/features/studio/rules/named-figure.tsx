import { brokenExpectations } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { WarningFilled } from '@ant-design/icons'
import { InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedFigure } from './cells/named-figures.ts'
import { figureUses } from './figure-uses.ts'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'
import { pairText, partsText } from './signs.ts'

type NamedFigureFieldProps = { readonly figure: NamedFigure; readonly label: string }

/** A figure of the company: one number, changed here for whatever reads it, and where that is. */
export function NamedFigureField({ figure, label }: NamedFigureFieldProps) {
  const { t } = useTranslation()
  const { book, vocabulary, language, isReadOnly, apply } = useRules()
  const described = useId()
  const [typed, setTyped] = useState<number | null>(figure.value)
  const [given, setGiven] = useState(figure.value)
  if (figure.value !== given) {
    setGiven(figure.value)
    setTyped(figure.value)
  }
  const unmet = brokenExpectations(book).filter(({ figures }) => figures.some(({ name }) => name === figure.name))
  const uses = figureUses(figure, { book, vocabulary, language }, t)
  const change = () => {
    if (typed === null || typed === figure.value) return setTyped(figure.value)
    apply({ kind: 'expression', decision: figure.id, text: String(typed) })
  }
  return (
    <div className={styles.figure}>
      <label>
        <span>{label}</span>
        <InputNumber<number>
          value={typed}
          disabled={isReadOnly}
          changeOnWheel={false}
          aria-describedby={described}
          onChange={setTyped}
          onBlur={change}
          onPressEnter={change}
        />
      </label>
      <div className={styles.figureUses} id={described}>
        {unmet.map(({ expectation: { label: expected }, figures }) => (
          <p key={expected} className={styles.unmet} role="status">
            <WarningFilled aria-hidden />{' '}
            {t('studioRules.unmet', {
              expected: labelIn(expected, language),
              figures: partsText(figures.map((one) => pairText(labelIn(one.label, language), String(one.value)))),
            })}
          </p>
        ))}
        {uses === '' ? null : <p>{uses}</p>}
        {figure.description === '' ? null : <p>{figure.description}</p>}
      </div>
    </div>
  )
}
