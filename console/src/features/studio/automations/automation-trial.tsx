import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useAutomationWords } from '../../automations/index.ts'
import { type JsonDocument, listIn, textIn, within } from '../wording/json-document.ts'
import styles from './automations.module.css'

/** How many of the last records are looked at. */
const MOST = 50

/** What the draft would do to the records that came last: nothing is done. */
export function AutomationTrial({ document }: { readonly document: JsonDocument }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useAutomationWords()
  const { record = 'case' } = within(document['trigger'])
  const isOfCases = record === 'case'
  const mayTry = useMay('automations.put')
  const attempt = useMutation({
    mutationFn: () =>
      answered(api().tryAutomation({ body: { document: JSON.parse(JSON.stringify(document)), most: MOST } })),
  })
  if (!mayTry) return null
  const items = attempt.data?.items ?? []
  const fired = items.filter(({ fires }) => fires)
  const problems = new Map(items.flatMap((item) => item.problems).map((problem) => [problem.en, problem]))
  return (
    <section className={styles.section} aria-labelledby="automation-try">
      <h2 id="automation-try">{t('studioAutomation.try')}</h2>
      <p className="quiet">{t('studioAutomation.tryHint', { most: MOST })}</p>
      <div>
        <Button onClick={() => attempt.mutate()} loading={attempt.isPending}>
          {t('studioAutomation.tryNow')}
        </Button>
      </div>
      {attempt.error ? <ProblemBox>{problemText(attempt.error, t)}</ProblemBox> : null}
      {attempt.data === undefined ? null : (
        <div role="status">
          <p>{t('studioAutomation.tried', { fired: fired.length, all: items.length })}</p>
          <ul>
            {fired.slice(0, 10).map(({ recordId, actions }) => (
              <li key={recordId}>
                {isOfCases ? (
                  <Link to="/cases/$id" params={{ id: recordId }}>
                    {t('automation.toCase')}
                  </Link>
                ) : (
                  <code>{recordId}</code>
                )}{' '}
                {listText(
                  listIn(actions).map((action) => words.action(textIn(action['action']))),
                  language,
                )}
              </li>
            ))}
          </ul>
          {[...problems.values()].map((problem) => (
            <ProblemBox key={problem.en}>{`${problem.path} ${inLanguage(problem, language)}`}</ProblemBox>
          ))}
        </div>
      )}
    </section>
  )
}
