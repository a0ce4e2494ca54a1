import type { Language, Vocabulary } from '@aftersale/contract'
import { type Form, type FormValues, formLooks } from '@aftersale/form'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { TaskForm } from '../../../cases/index.ts'
import { PreviewLanguage } from '../../preview-language.tsx'
import { askedValues } from '../document/asked-values.ts'
import type { FormDocument } from '../document/form-document.ts'
import { dataOf, EXAMPLE_LINES, pathsAsked, type TypedData } from '../document/test-data.ts'
import styles from '../forms.module.css'
import { useTextsIn } from './use-texts-in.ts'

type PhonePreviewProps = {
  readonly form: Form
  readonly document: FormDocument
  readonly vocabulary: Vocabulary
  /** Whether the form as it is drawn here is not the newest: that one cannot be read. */
  readonly isBehind: boolean
}

/** The form as people will have it on a phone, drawn by what draws it for them: it can be filled in and sent to nobody. */
export function PhonePreview({ form, document, vocabulary, isBehind }: PhonePreviewProps) {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const texts = useTextsIn(language)
  const [typed, setTyped] = useState<TypedData>({})
  const [round, setRound] = useState(0)
  const [sent, setSent] = useState<FormValues | null>(null)
  const source = JSON.stringify(document)
  const asked = pathsAsked(form, [source], askedValues(document, vocabulary, null))
  const lines = source.includes('facts.lines') ? { lines: EXAMPLE_LINES } : {}
  const data = dataOf(typed, asked)
  const { facts } = data
  const known = { ...data, facts: { ...(typeof facts === 'object' ? facts : {}), ...lines } }
  return (
    <section className={styles.preview} aria-label={t('studioForm.preview')}>
      <div className={styles.bar}>
        <h2>{t('studioForm.preview')}</h2>
        <PreviewLanguage value={language} onChange={setLanguage} />
        <Button
          size="small"
          onClick={() => {
            setRound(round + 1)
            setSent(null)
          }}
        >
          {t('studioForm.again')}
        </Button>
      </div>
      {isBehind ? <p className={styles.behind}>{t('studioForm.behind')}</p> : null}
      {asked.length === 0 ? null : <TestData asked={asked} typed={typed} onType={setTyped} />}
      <div className={styles.phone} lang={language}>
        {texts === null ? null : (
          <I18nextProvider i18n={texts}>
            <TaskForm
              key={round}
              form={form}
              looks={formLooks(document, known)}
              rights={{}}
              data={known}
              currency="CNY"
              draft={null}
              onDraft={() => setSent(null)}
              problems={{}}
              onSubmit={setSent}
            />
          </I18nextProvider>
        )}
      </div>
      {sent === null ? null : (
        <div
          role="status"
          className={styles.sent}
          // What came of it may lie below the edge of the window.
          ref={(answer) => answer?.scrollIntoView({ block: 'nearest' })}
        >
          <p>{t('studioForm.sent')}</p>
          <pre>{JSON.stringify(sent, null, 2)}</pre>
        </div>
      )}
    </section>
  )
}

type TestDataProps = {
  readonly asked: ReturnType<typeof pathsAsked>
  readonly typed: TypedData
  readonly onType: (typed: TypedData) => void
}

/** What the flow would know by then, typed in for the trial. */
function TestData({ asked, typed, onType }: TestDataProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <details className={styles.data}>
      <summary>{t('studioForm.testData')}</summary>
      <p className="quiet">{t('studioForm.testDataHint')}</p>
      {asked.map(({ path, label, kind, options }) => {
        const type = (value: string) => onType({ ...typed, [path]: value })
        const choices =
          kind === 'flag'
            ? [
                { value: 'true', label: t('studioForm.yes') },
                { value: 'false', label: t('studioForm.no') },
              ]
            : options.map((one) => ({ value: one.value, label: inLanguage(one.label, language) }))
        const id = `try-${path}`
        return (
          <div key={path} className={styles.datum}>
            <label htmlFor={id} id={`${id}-label`}>
              {inLanguage(label, language)}
            </label>
            {choices.length > 0 ? (
              <Select
                id={id}
                aria-labelledby={`${id}-label`}
                size="small"
                allowClear
                value={typed[path] || null}
                options={choices}
                onChange={(value: string | null | undefined) => type(value ?? '')}
              />
            ) : (
              <Input id={id} size="small" value={typed[path] ?? ''} onChange={({ target }) => type(target.value)} />
            )}
          </div>
        )
      })}
    </details>
  )
}
