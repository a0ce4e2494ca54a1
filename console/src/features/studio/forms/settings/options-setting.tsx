import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { BehindNote } from '../../../../shell/sheet/behind-note.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { type Component, withSetting } from '../document/form-document.ts'
import { joinLabel, splitLabel } from '../document/label-pair.ts'
import { linesOf } from '../document/linked-values.ts'
import styles from '../forms.module.css'
import { FormulaInput } from './formula-input.tsx'
import type { SettingProps } from './setting-props.ts'

const LINES = '=facts.lines'

type Source = 'listed' | 'lines' | 'variable' | 'formula'

/** Lines of an order that a field of the form names, by what the source of the options is called. */
const LINKED = /^=(linked\..+\.lines)$/

function sourceOf({ valuesKey, valuesExpression }: Component, orders: readonly string[]): string {
  if (typeof valuesKey === 'string' && valuesKey !== '') return 'variable'
  if (valuesExpression === undefined) return 'listed'
  const [, linked = ''] = LINKED.exec(String(valuesExpression)) ?? []
  if (orders.includes(linked)) return linked
  return valuesExpression === LINES ? 'lines' : 'formula'
}

/** What can be chosen: listed here, the lines of the order that was looked up, or what a variable or a formula holds. */
export function OptionsSetting(props: SettingProps) {
  const { component, isReadOnly, onChange, values } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const orders = values.flatMap(({ path, label }) => {
    const [, key] = /^linked\.(.+)\.paidMinor$/.exec(path) ?? []
    return key === undefined || path.includes('[') ? [] : [{ lines: linesOf(key), label }]
  })
  const source = sourceOf(
    component,
    orders.map(({ lines }) => lines),
  )
  const sources: Source[] = ['listed', 'lines', 'variable', 'formula']
  const choose = (next: string) => {
    const { values: _listed, valuesKey: _key, valuesExpression: _expression, ...bare } = component
    const yes = [{ label: 'Yes · 是', value: 'yes' }]
    const by: Record<Source, Component> = {
      listed: { ...bare, values: yes },
      lines: { ...bare, valuesExpression: LINES },
      variable: { ...bare, valuesKey: 'options' },
      formula: { ...bare, valuesExpression: '=[]' },
    }
    const own = sources.find((one) => one === next)
    onChange(own === undefined ? { ...bare, valuesExpression: `=${next}` } : by[own], 'source')
  }
  return (
    <>
      <Field
        id="set-source"
        label={t('studioForm.options')}
        hint={source === 'lines' ? t('studioForm.linesHint') : undefined}
      >
        {(ties) => (
          <Select
            {...ties}
            aria-labelledby="set-source-label"
            disabled={isReadOnly}
            value={source}
            options={[
              ...sources.map((value) => ({ value: String(value), label: t(`studioForm.sources.${value}`) })),
              ...orders.map(({ lines, label }) => {
                const [field = ''] = inLanguage(label, language).split(/[:：]/)
                return { value: lines, label: t('studioForm.sources.linked', { field }) }
              }),
            ]}
            onChange={choose}
          />
        )}
      </Field>
      {source === 'listed' ? <ListedOptions {...props} /> : null}
      {source === 'variable' ? (
        <Field id="set-values-key" label={t('studioForm.sources.variable')} hint={t('studioForm.variableHint')}>
          {(ties) => (
            <Input
              {...ties}
              disabled={isReadOnly}
              spellCheck={false}
              value={String(component['valuesKey'])}
              onChange={({ target }) =>
                onChange({ ...component, valuesKey: target.value.trim() || 'options' }, 'valuesKey')
              }
            />
          )}
        </Field>
      ) : null}
      {source === 'formula' ? (
        <FormulaInput
          id="set-values-expression"
          label={t('studioForm.sources.formula')}
          source={component['valuesExpression']}
          values={values}
          isReadOnly={isReadOnly}
          onChange={(valuesExpression) => onChange({ ...component, valuesExpression }, 'valuesExpression')}
        />
      ) : null}
    </>
  )
}

const listedIn = ({ values }: Component): readonly Component[] =>
  Array.isArray(values) ? values.filter((one) => typeof one === 'object' && one !== null) : []

const HEADS = ['zh', 'en', 'value'] as const

/** Options in both languages; the value is what rules and flows compare with. */
function ListedOptions({ component, former, isReadOnly, onChange }: SettingProps) {
  const { t } = useTranslation()
  const before = former === null ? [] : listedIn(former)
  const options = listedIn(component)
  const put = (values: readonly Component[], setting: string) =>
    onChange(withSetting(component, ['values'], values), setting)
  const set = (at: number, option: Component) => put(options.with(at, option), `option ${at}`)
  const move = (at: number, to: number) => put(options.toSpliced(at, 1).toSpliced(to, 0, options[at] ?? {}), 'order')
  const add = () => {
    const taken = new Set(options.map(({ value }) => value))
    let number = options.length + 1
    while (taken.has(`option${number}`)) number += 1
    put([...options, { label: '', value: `option${number}` }], 'option')
  }
  return (
    <div className={styles.options}>
      <div className={styles.optionHeads} aria-hidden>
        {HEADS.map((head) => (
          <span key={head}>{t(`studioForm.option.heads.${head}`)}</span>
        ))}
      </div>
      {options.map((option, at) => (
        <div key={`${at} ${options.length}`} className={styles.option}>
          <OptionTexts
            option={option}
            former={before.find(({ value }) => value === option['value'])?.['label']}
            number={at + 1}
            isReadOnly={isReadOnly}
            onChange={(next) => set(at, next)}
          />
          {isReadOnly ? null : (
            <span className={styles.tools}>
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t('studioForm.up', { name: at + 1 })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t('studioForm.down', { name: at + 1 })}
                disabled={at === options.length - 1}
                onClick={() => move(at, at + 1)}
              />
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('studioForm.removeOption', { number: at + 1 })}
                disabled={options.length === 1}
                onClick={() => put(options.toSpliced(at, 1), 'order')}
              />
            </span>
          )}
        </div>
      ))}
      {isReadOnly ? null : (
        <Button size="small" className={styles.addOption ?? ''} icon={<PlusOutlined />} onClick={add}>
          {t('studioForm.addOption')}
        </Button>
      )}
    </div>
  )
}

type OptionTextsProps = {
  readonly option: Component
  /** What the form in force calls it. */
  readonly former: unknown
  readonly number: number
  readonly isReadOnly: boolean
  readonly onChange: (option: Component) => void
}

function OptionTexts({ option, former, number, isReadOnly, onChange }: OptionTextsProps) {
  const { t } = useTranslation()
  const [both, setBoth] = useState(() => splitLabel(option['label']))
  const relabel = (next: typeof both) => {
    setBoth(next)
    onChange({ ...option, label: joinLabel(next) })
  }
  const value = option['value']
  const isText = typeof value === 'string'
  return (
    <>
      <Input
        id={`option-${number}-zh`}
        aria-label={t('studioForm.option.zh', { number })}
        value={both['zh-CN']}
        disabled={isReadOnly}
        onChange={({ target }) => relabel({ ...both, 'zh-CN': target.value })}
      />
      <Input
        id={`option-${number}-en`}
        aria-label={t('studioForm.option.en', { number })}
        value={both.en}
        disabled={isReadOnly}
        onChange={({ target }) => relabel({ ...both, en: target.value })}
      />
      <Input
        aria-label={t('studioForm.option.value', { number })}
        className={styles.code ?? ''}
        value={isText ? value : JSON.stringify(value)}
        disabled={isReadOnly || !isText}
        spellCheck={false}
        onChange={({ target }) => onChange({ ...option, value: target.value })}
      />
      <BehindNote
        former={typeof former === 'string' ? splitLabel(former) : undefined}
        words={both}
        fields={{ en: `option-${number}-en`, 'zh-CN': `option-${number}-zh` }}
      />
    </>
  )
}
