import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from '../../shell/sheet/side-sheet.module.css'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type CalendarSummary, calendarsQuery } from './calendar-queries.ts'

/** Counts what counts on a calendar anew; after a change it happens by itself, and this hurries it. */
export function Recount({ calendar }: { readonly calendar: CalendarSummary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const recount = useCommand({
    run: async () => {
      let moved = 0
      let cursor: string | undefined
      do {
        const body = { limit: 500, ...(cursor !== undefined && { cursor }) }
        const done = await answered(api().recountCalendar({ params: { id: calendar.id }, body }))
        moved += done.moved
        cursor = done.next ?? undefined
      } while (cursor !== undefined)
      return moved
    },
    changes: [calendarsQuery.queryKey],
  })
  return (
    <section className={styles.part} aria-labelledby="recount">
      <h3 id="recount">{t('calendar.recount')}</h3>
      <p className="quiet">
        {t('calendar.recountWords', {
          count: calendar.instances,
          outdated: countText(calendar.outdated, language),
        })}
      </p>
      {recount.error ? <ProblemBox>{problemText(recount.error, t)}</ProblemBox> : null}
      <div className={styles.buttons}>
        <Button loading={recount.isPending} onClick={() => recount.mutate(undefined)}>
          {t('calendar.recount')}
        </Button>
        <span role="status" className="quiet">
          {recount.data === undefined ? null : t('calendar.moved', { count: recount.data })}
        </span>
      </div>
    </section>
  )
}
