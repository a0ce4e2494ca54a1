import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './account.module.css'
import { deviceText } from './device-text.ts'

type Session = AnswerOf<(typeof routes)['listOwnSessions']>['items'][number]

const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => answered(api().listOwnSessions({ signal })),
})

/** Where one is signed in; a device that is lost is signed out here. */
export function OwnSessions() {
  const { t } = useTranslation()
  const language = useLanguage()
  const sessions = useQuery(sessionsQuery)
  const end = useCommand({
    run: (session: string | null) => answered(api().endOwnSessions({ body: session === null ? {} : { session } })),
    changes: [sessionsQuery.queryKey],
    said: t('account.sessionsEnded'),
  })
  const columns: Column<Session>[] = [
    { title: t('audit.address'), cell: ({ address }) => address },
    { title: t('account.since'), kind: 'number', cell: ({ startedAt }) => momentText(startedAt, language) },
    {
      title: t('account.endSession'),
      kind: 'end',
      cell: ({ id, isThis, device }) =>
        isThis ? (
          <span className="quiet">{t('account.thisOne')}</span>
        ) : (
          <Button
            size="small"
            aria-label={t('account.endThat', { device: deviceText(device) ?? '' })}
            onClick={() => end.mutate(id)}
          >
            {t('account.endSession')}
          </Button>
        ),
    },
  ]
  return (
    <section className={styles.card} aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t('account.sessions')}</h2>
      {end.error ? <ProblemBox>{problemText(end.error, t)}</ProblemBox> : null}
      <QuerySheet query={sessions} isEmpty={({ items }) => items.length === 0} empty={{ title: t('account.sessions') }}>
        {({ items }) => (
          <RecordTable
            name={t('account.sessions')}
            rows={items}
            keyOf={({ id }) => id}
            head={{
              title: t('account.device'),
              text: ({ device }) => deviceText(device) ?? t('account.unknownDevice'),
            }}
            columns={columns}
          />
        )}
      </QuerySheet>
      {(sessions.data?.items.length ?? 0) > 1 ? (
        <div>
          <Button onClick={() => end.mutate(null)}>{t('account.endOthers')}</Button>
        </div>
      ) : null}
    </section>
  )
}
