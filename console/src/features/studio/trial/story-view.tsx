import type { TrialSide } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Section } from '../../../shell/records/section.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import { Reasons } from './reasons.tsx'
import { StepTable } from './step-table.tsx'
import styles from './trial.module.css'
import type { TrialFile } from './use-trial.ts'

type StoryViewProps = {
  readonly resources: readonly TrialFile[]
  readonly number: string
  readonly onBack: () => void
}

/** One case under the version in force and under the draft, side by side. */
export function StoryView({ resources, number, onBack }: StoryViewProps) {
  const { t } = useTranslation()
  const tried = useQuery({
    queryKey: ['studio', 'trial', number, resources],
    queryFn: ({ signal }) =>
      answered(
        api().tryDrafts({ body: { resources: [...resources], process: null, cases: { numbers: [number] } }, signal }),
      ),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const story = tried.data?.story ?? null
  return (
    <div className={styles.panel}>
      <div className={styles.choice}>
        <button type="button" className="link-button" onClick={onBack}>
          {t('studioTrial.back')}
        </button>
        <Link to="/cases/$id" params={{ id: number }}>
          {t('studioTrial.toCase', { number })}
        </Link>
      </div>
      {tried.isPending ? <Waiting rows={6} /> : null}
      {tried.isError ? <FailureNotice error={tried.error} onRetry={() => void tried.refetch()} /> : null}
      {tried.isSuccess && story === null ? (
        <Notice title={t('studioTrial.notFound', { number })}>{t('studioTrial.notFoundWords')}</Notice>
      ) : null}
      {story === null ? null : (
        <>
          {story.isClear ? null : <Alert type="warning" showIcon title={t('studioTrial.storyUnclear')} />}
          {story.case.changes.length === 0 ? <Alert type="info" showIcon title={t('studioTrial.storySame')} /> : null}
          <div className={styles.sides}>
            <Side title={t('studioTrial.before')} side={story.before} others={story.after} />
            <Side title={t('studioTrial.after')} side={story.after} others={story.before} />
          </div>
          <StepTable before={story.before} after={story.after} />
        </>
      )}
    </div>
  )
}

type SideProps = { readonly title: string; readonly side: TrialSide; readonly others: TrialSide }

/** What came of it, why, and who would get it. */
function Side({ title, side, others }: SideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { words, rules, tasks, messages, refund, supposed } = side
  const who = ({ groups, persons, answeredBy }: TrialSide['tasks'][number]) => {
    const asked = [...groups.map((group) => wordText('group', group, t)), ...persons].join(
      language === 'en' ? ', ' : '、',
    )
    return answeredBy === null ? t('studioTrial.unanswered', { who: asked }) : asked
  }
  return (
    <Section title={title}>
      <div className={styles.side}>
        <p className={styles.words}>{inLanguage(words, language)}</p>
        <Reasons rules={rules} others={others.rules} />
        <h3>{t('studioTrial.who')}</h3>
        {tasks.length === 0 ? (
          <p className="quiet">{t('studioTrial.nobody')}</p>
        ) : (
          <ul>
            {tasks.map((task, at) => (
              <li key={`${task.element} ${at}`}>
                {inLanguage(task.name, language)} · {who(task)}
              </li>
            ))}
          </ul>
        )}
        {messages.length === 0 ? null : (
          <>
            <h3>{t('studioTrial.messages')}</h3>
            <ul>
              {messages.map((message, at) => (
                <li key={`${message.element} ${at}`}>{inLanguage(message.name, language)}</li>
              ))}
            </ul>
          </>
        )}
        {refund === null ? null : (
          <p>
            {t(refund.isEstimate ? 'studioTrial.refundAbout' : 'studioTrial.refundIs', {
              amount: moneyText(refund, language),
            })}
          </p>
        )}
        {supposed.length === 0 ? null : (
          <p className="quiet">
            {t('studioTrial.supposed', { steps: supposed.map((step) => inLanguage(step, language)).join('、') })}
          </p>
        )}
      </div>
    </Section>
  )
}
