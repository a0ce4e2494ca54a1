import { useTranslation } from 'react-i18next'
import { countText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import styles from './trial.module.css'
import { difference, type TrialAnswer } from './trial-total.ts'

interface Figure {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly note: string
  readonly isBad: boolean
}

/** The figures that matter first: more granted, fewer people asked, money, what would stop. */
export function TrialFigures({ total }: { readonly total: TrialAnswer }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { before, after } = total
  const signed = (count: number) => (count > 0 ? `+${countText(count, language)}` : countText(count, language))
  const fromTo = (one: number, other: number) => `${countText(one, language)} → ${countText(other, language)}`
  const counted = (key: 'granted' | 'refused' | 'asked' | 'messages' | 'waiting' | 'stopped'): Figure => ({
    key,
    label: t(`studioTrial.figure.${key}`),
    text: signed(after[key] - before[key]),
    note: fromTo(before[key], after[key]),
    isBad: key === 'stopped' && after[key] > before[key],
  })
  const estimated = Object.fromEntries(difference(after.estimated, before.estimated))
  const money = difference(after.refunds, before.refunds).map(([currency, minor]): Figure => {
    const guess = estimated[currency] ?? 0
    return {
      key: `refund ${currency}`,
      label: t('studioTrial.figure.refunds'),
      text: `${minor > 0 ? '+' : ''}${moneyText({ minor, currency }, language)}`,
      note: guess === 0 ? '' : t('studioTrial.estimated', { amount: moneyText({ minor: guess, currency }, language) }),
      isBad: false,
    }
  })
  const always = [counted('granted'), counted('asked')]
  const others = [counted('refused'), counted('waiting'), counted('stopped'), counted('messages')]
  const figures = [...always, ...money, ...others.filter(({ text }) => text !== '0')]
  const groups = difference(after.askedByGroup, before.askedByGroup)
  return (
    <>
      <dl className={`sheet ${styles.figures}`}>
        {figures.map(({ key, label, text, note, isBad }) => (
          <div key={key} className={styles.figure} data-bad={isBad || undefined}>
            <dt>{label}</dt>
            <dd className={styles.count}>{text}</dd>
            <dd className={styles.note}>{note}</dd>
          </div>
        ))}
      </dl>
      {after.messages < before.messages && after.waiting > 0 ? (
        <p>{t('studioTrial.fewerMessages', { count: after.waiting })}</p>
      ) : null}
      {groups.length === 0 ? null : (
        <p className="quiet">
          {t('studioTrial.byGroup')}
          {groups.map(([group, count]) => ` ${wordText('group', group, t)} ${signed(count)}`).join(' ·')}
        </p>
      )}
    </>
  )
}
