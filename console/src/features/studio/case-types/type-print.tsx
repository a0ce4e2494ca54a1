import type { Bilingual } from '@aftersale/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { CaseChoice } from '../wording/case-choice.tsx'
import { FilledTextArea } from '../wording/filled-text-area.tsx'
import { bothIn, put, textIn } from '../wording/json-document.ts'
import { placeholdersOf } from '../wording/placeholders.ts'
import { useLater } from '../wording/use-later.ts'
import styles from './case-types.module.css'
import type { SectionProps } from './section-props.ts'

const LANGUAGES = [
  { value: 'zh-CN' as const, label: '中文' },
  { value: 'en' as const, label: 'English' },
]

/** What stands on a printed case, beside the page that it makes of a real one. */
export function TypePrint({ document, vocabulary, isReadOnly, told, onChange }: SectionProps) {
  const { t } = useTranslation()
  const own = useLanguage()
  const [language, setLanguage] = useState<keyof Bilingual>(own)
  const print = bothIn(document['print'])
  const write = (text: string) => {
    const next = { ...print, [language]: text }
    onChange(put(document, 'print', next.en === '' && next['zh-CN'] === '' ? undefined : next))
  }
  const key = textIn(document['key'])
  const placeholders = placeholdersOf({
    ...vocabulary,
    caseTypes: vocabulary.caseTypes.filter((type) => type.key === key),
  })
  return (
    <div className={styles.print}>
      <div className={styles.section}>
        <Segmented
          className={styles.start ?? ''}
          aria-label={t('studioType.printLanguage')}
          options={LANGUAGES}
          value={language}
          onChange={setLanguage}
        />
        <FilledTextArea
          key={language}
          id="print-text"
          label={t('studioType.printText')}
          lang={language}
          value={print[language]}
          rows={14}
          placeholders={placeholders}
          problem={told(`print.${language}`)}
          isReadOnly={isReadOnly}
          onChange={write}
        />
        <p className="quiet">{t('studioType.printHint', { each: '@each {{ fields }}' })}</p>
      </div>
      <PrintPreview type={key} print={print} language={language} />
    </div>
  )
}

function PrintPreview({
  type,
  print,
  language,
}: {
  readonly type: string
  readonly print: Bilingual
  readonly language: keyof Bilingual
}) {
  const { t } = useTranslation()
  const mayTry = useMay('case-types.deploy')
  const [number, setNumber] = useState<string | null>(null)
  const later = useLater(print, 500)
  const tried = useQuery({
    queryKey: ['studio', 'try-print', number, language, later],
    queryFn: ({ signal }) =>
      answered(api().tryPrintText({ body: { case: number ?? '', print: later, language }, signal })),
    enabled: number !== null && later[language].trim() !== '',
    retry: false,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const isAsked = number !== null && print[language].trim() !== ''
  if (!mayTry) return null
  return (
    <section className={styles.section} aria-label={t('studioType.printPreview')}>
      <CaseChoice type={type} value={number} onChange={setNumber} />
      {isAsked && tried.isError ? <ProblemBox>{tried.error.message}</ProblemBox> : null}
      {isAsked && !tried.isError ? (
        // The page is shown as the server makes it, with no right to run anything.
        <iframe
          className={styles.paper}
          sandbox=""
          title={t('studioType.printPreview')}
          srcDoc={tried.data?.page ?? ''}
        />
      ) : null}
      {isAsked ? null : <p className="quiet">{t('studioType.printChoose')}</p>}
    </section>
  )
}
