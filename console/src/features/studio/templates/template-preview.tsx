import type { Bilingual, Language } from '@aftersale/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { PreviewLanguage } from '../preview-language.tsx'
import { CaseChoice } from '../wording/case-choice.tsx'
import { conditionalsIn } from '../wording/conditional-words.ts'
import { type Placeholder, partsOf } from '../wording/placeholders.ts'
import { useLater } from '../wording/use-later.ts'
import styles from '../wording/wording.module.css'

type TemplatePreviewProps = {
  readonly template: { readonly key: string; readonly name: Bilingual; readonly text: Bilingual }
  readonly placeholders: readonly Placeholder[]
}

/** The message as it comes to a customer’s phone; with the words of a real case once one is chosen. Nothing is sent. */
export function TemplatePreview({ template, placeholders }: TemplatePreviewProps) {
  const { t } = useTranslation()
  const mayTry = useMay('settings.put')
  const [language, setLanguage] = useState<Language>(useLanguage())
  const [number, setNumber] = useState<string | null>(null)
  const later = useLater(template, 400)
  const tried = useQuery({
    queryKey: ['studio', 'try-template', number, later],
    queryFn: ({ signal }) =>
      answered(api().tryMessageTemplate({ body: { template: later, case: number ?? '' }, signal })),
    enabled: number !== null,
    retry: false,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const said = number === null || tried.isError ? undefined : tried.data?.text
  return (
    <section className={styles.preview} aria-label={t('studioWording.preview')}>
      <div className={styles.previewBar}>
        <h2>{t('studioWording.preview')}</h2>
        <PreviewLanguage value={language} onChange={setLanguage} />
      </div>
      {mayTry ? <CaseChoice type={null} value={number} onChange={setNumber} /> : null}
      {number !== null && tried.isError ? <ProblemBox>{tried.error.message}</ProblemBox> : null}
      <div className={styles.phone} aria-live="polite">
        <div lang={language} className={styles.bubble}>
          {said === undefined
            ? partsOf(template.text[language], placeholders).map((part, at) =>
                part.kind === 'text' ? (
                  part.text
                ) : (
                  <mark key={`${at} ${part.expression}`}>{part.label?.[language] ?? shownOf(part.expression)}</mark>
                ),
              )
            : said[language]}
        </div>
      </div>
      <p className="quiet">{t(number === null ? 'studioWording.previewHint' : 'studioWording.triedHint')}</p>
    </section>
  )
}

/** Words under a condition read as they are where it holds; anything else as it is written. */
function shownOf(expression: string): string {
  const [one] = conditionalsIn(`{{ ${expression} }}`)
  return one === undefined ? expression : one.met || one.otherwise
}
