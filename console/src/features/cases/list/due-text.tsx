import type { Instant } from '@aftersale/kernel'
import { serverNow } from '../../../api/server-time.ts'
import { agoText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './case-list.module.css'

/** When a clock runs out, told from now; one that has is told in the colour of what is wrong. */
export function DueText({ dueAt }: { readonly dueAt: Instant }) {
  const language = useLanguage()
  const now = serverNow()
  return (
    <span className={styles.due} data-late={dueAt <= now || undefined} title={momentText(dueAt, language)}>
      {agoText(dueAt, now, language)}
    </span>
  )
}
