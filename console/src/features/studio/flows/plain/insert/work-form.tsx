import { type NewStep, readsOf, type WorkInput, type WorkOffer, workOffers } from '@aftersale/modelling'
import { ArrowRightOutlined } from '@ant-design/icons'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import styles from '../sheet/sheet.module.css'
import type { NewFormProps } from './new-form-props.ts'

const TOPICS = ['money', 'goods', 'stock', 'cases', 'clocks'] as const

/** Automatic work: what there is, by what it is about; then what the chosen one asks. */
export function WorkForm(props: NewFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [offer, setOffer] = useState<WorkOffer | null>(null)
  if (offer !== null) return <OfferForm {...props} offer={offer} />
  const known = new Set(props.vocabulary.work.map(({ key }) => key))
  return TOPICS.map((topic) => {
    const offers = workOffers.filter((one) => one.topic === topic && known.has(one.type))
    return offers.length === 0 ? null : (
      <section key={topic} className={styles.kinds} aria-label={t(`plain.work.${topic}`)}>
        <h3>{t(`plain.work.${topic}`)}</h3>
        {offers.map((one) => (
          <button
            key={one.key}
            type="button"
            className={styles.kind}
            data-offer={one.key}
            onClick={() => setOffer(one)}
          >
            <span className={styles.icon}>
              <ArrowRightOutlined aria-hidden />
            </span>
            <span>
              <strong>{inLanguage(one.name, language)}</strong>
              <small>{inLanguage(one.hint, language)}</small>
            </span>
          </button>
        ))}
      </section>
    )
  })
}

function OfferForm({ offer, onInsert, onClose }: NewFormProps & { readonly offer: WorkOffer }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState(offer.name)
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>({})
  const step: NewStep = { kind: 'work', name, offer: offer.key, inputs }
  return (
    <SheetForm
      submit={t('plain.insert.do')}
      onSubmit={() => void onInsert(step)}
      onCancel={onClose}
      isRunning={false}
      error={null}
      isBlocked={readsOf(offer, inputs) === null}
    >
      <p className={styles.lead}>{inLanguage(offer.hint, language)}</p>
      {offer.inputs.map((input) => (
        <InputField
          key={input.name}
          input={input}
          onChange={(feel) => setInputs((now) => ({ ...now, [input.name]: feel }))}
        />
      ))}
      <NameFields id="new-name" value={name} onChange={setName} />
    </SheetForm>
  )
}

type InputFieldProps = { readonly input: WorkInput; readonly onChange: (feel: string) => void }

/** One thing that the work asks; empty means what it says below. */
function InputField({ input: { name, label, kind, unless }, onChange }: InputFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const hint =
    unless === null || kind === 'flag'
      ? undefined
      : t('plain.work.unless', { what: inLanguage(unless.words, language) })
  return (
    <Field id={`work-${name}`} label={inLanguage(label, language)} hint={hint} required={unless === null}>
      {(ties) =>
        kind === 'flag' ? (
          <Select
            {...ties}
            defaultValue="false"
            options={['true', 'false'].map((value) => ({
              value,
              label: t(`plain.work.${value === 'true' ? 'yes' : 'no'}`),
            }))}
            onChange={onChange}
          />
        ) : (
          <InputNumber
            {...ties}
            min={kind === 'percent' ? 0 : kind === 'money' ? 0.01 : 1}
            max={kind === 'percent' ? 100 : 9_999_999}
            precision={kind === 'money' ? 2 : 0}
            style={{ width: '100%' }}
            suffix={kind === 'percent' ? '%' : kind === 'money' ? t('plain.work.yuan') : undefined}
            onChange={(value) =>
              onChange(value === null ? '' : String(kind === 'money' ? Math.round(Number(value) * 100) : value))
            }
          />
        )
      }
    </Field>
  )
}
