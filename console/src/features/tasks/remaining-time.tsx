import { useTranslation } from 'react-i18next'
import { momentText } from '../../text/format.ts'
import { spanText } from '../../text/span-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import { useNow } from '../../text/use-now.ts'
import { dueStanding } from './due-standing.ts'
import styles from './tasks.module.css'

type Moment = Parameters<typeof momentText>[0]

/** How much time is left, or by how much it is late; the words say it, the colour only helps. */
export function RemainingTime({ since, due }: { readonly since: Moment; readonly due: Moment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  const time = spanText(Math.abs(due - now), language)
  return (
    <time
      className={styles.remaining}
      data-standing={dueStanding(since, due, now)}
      title={momentText(due, language)}
      dateTime={new Date(due).toISOString()}
    >
      {due <= now ? t('taskDo.late', { time }) : t('taskDo.left', { time })}
    </time>
  )
}
