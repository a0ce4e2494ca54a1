import type { TrialSide } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'

type Rules = TrialSide['rules']
type ReasonsProps = { readonly rules: Rules; readonly others: Rules }

const sameRules = (one: Rules[number], other: Rules[number]): boolean =>
  one.table === other.table && one.rules.join() === other.rules.join()

/** Why the rules decided so: first those that decide otherwise on the other side, then the rest for who wants to know. */
export function Reasons({ rules, others }: ReasonsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (rules.length === 0) return null
  const changed = rules.filter((rule) => !others.some((other) => sameRules(rule, other)))
  const same = rules.filter((rule) => !changed.includes(rule))
  const list = (shown: Rules) => (
    <ul>
      {shown.map((rule, at) => (
        <li key={`${rule.table} ${at}`}>{inLanguage(rule.words, language)}</li>
      ))}
    </ul>
  )
  return (
    <>
      <h3>{t('studioTrial.why')}</h3>
      {changed.length === 0 ? null : list(changed)}
      {same.length === 0 ? null : (
        <details>
          <summary>{t('studioTrial.sameRules', { count: same.length })}</summary>
          {list(same)}
        </details>
      )}
    </>
  )
}
