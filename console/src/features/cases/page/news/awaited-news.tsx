import type { CaseDetail } from '@aftersale/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allDone } from '../../../../api/all-done.ts'
import { api } from '../../../../api/client.ts'
import { commandKey } from '../../../../api/command-key.ts'
import { fieldMessages } from '../../../../api/field-messages.ts'
import { useMay } from '../../../../shell/use-may.ts'
import { inLanguage } from '../../../../text/bilingual.ts'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { fallbacksOf, filledIn, missingOf, type TypeFieldValues } from '../../type-fields/type-field.ts'
import { TypeFieldsForm } from '../../type-fields/type-fields-form.tsx'
import styles from '../case-page.module.css'
import { Section } from '../section.tsx'
import { useCaseCommand } from '../use-case-command.ts'

type News = CaseDetail['awaits'][number]

/** What the flow waits for outside, a button each: whoever hears of it says so here. */
export function AwaitedNews({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayReport = useMay('cases.report-news')
  const [chosen, setChosen] = useState<News | null>(null)
  if (one.awaits.length === 0) return null
  return (
    <Section title={t('news.title')}>
      <ul className={styles.news}>
        {one.awaits.map((news) => (
          <li key={news.news}>
            <span>
              {inLanguage(news.label, language)}
              <span className={styles.fine}>{t('news.since', { at: momentText(news.since, language) })}</span>
            </span>
            {mayReport ? (
              <Button size="small" onClick={() => setChosen(news)}>
                {t('news.report')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen === null ? null : <ReportDialog news={chosen} number={one.number} onClose={() => setChosen(null)} />}
    </Section>
  )
}

type ReportDialogProps = { readonly news: News; readonly number: string; readonly onClose: () => void }

function ReportDialog({ news, number, onClose }: ReportDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [values, setValues] = useState<TypeFieldValues>(() => fallbacksOf(news.fields))
  const [key] = useState(() => commandKey())
  const [isTried, setTried] = useState(false)
  const report = useCaseCommand()
  const missing = isTried ? missingOf(news.fields, values) : []
  const send = async () => {
    setTried(true)
    if (missingOf(news.fields, values).length > 0) return
    const item = { key, case: number, news: news.news, fields: filledIn(news.fields, values) }
    const call = () => allDone(api().reportCaseNews({ body: { items: [item] } }))
    await report.mutateAsync({ call, done: t('news.reported') })
    onClose()
  }
  return (
    <Modal
      open
      title={inLanguage(news.label, language)}
      okText={t('news.report')}
      cancelText={t('taskDo.cancel')}
      confirmLoading={report.isPending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p className="quiet">{t('news.words')}</p>
        <TypeFieldsForm
          id="news"
          fields={news.fields}
          values={values}
          problems={{
            ...fieldMessages(report.error),
            ...Object.fromEntries(missing.map((name) => [name, t('case.fieldMissing')])),
          }}
          onChange={setValues}
        />
      </div>
    </Modal>
  )
}
