import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { personsQuery } from '../../../api/listings.ts'
import { answered } from '../../../api/refused.ts'
import { serverNow } from '../../../api/server-time.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import { AbsenceSheet } from './absence-sheet.tsx'

type Absence = AnswerOf<(typeof routes)['listAbsences']>['items'][number]

const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: ({ signal }) => answered(api().listAbsences({ signal })),
})

/** Absences that are not over, of one person or of everybody. */
export function AbsenceList({ person }: { readonly person: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const absences = useQuery(absencesQuery)
  const persons = useQuery(personsQuery)
  const [isAdding, setAdding] = useState(false)
  const nameOf = (email: string) => persons.data?.items.find((one) => one.email === email)?.name ?? email
  const end = useCommand({
    run: (id: string) => answered(api().endAbsence({ params: { id } })),
    changes: [absencesQuery.queryKey],
    said: t('absence.ended'),
  })
  const isShown = (absence: Absence) => person === null || absence.person === person
  const columns: Column<Absence>[] = [
    { title: t('absence.deputy'), isLabelled: true, cell: ({ deputy }) => nameOf(deputy) },
    {
      title: t('absence.time'),
      kind: 'line',
      cell: ({ startsAt, endsAt }) =>
        t('absence.fromTo', { from: momentText(startsAt, language), to: momentText(endsAt, language) }),
    },
    {
      title: t('absence.end'),
      kind: 'end',
      cell: ({ id, person: away, startsAt }) => {
        const name = nameOf(away)
        const isPlanned = startsAt > serverNow()
        return (
          <Button
            size="small"
            aria-label={isPlanned ? t('absence.dropOf', { name }) : t('absence.endOf', { name })}
            onClick={() => end.mutate(id)}
          >
            {t(isPlanned ? 'absence.drop' : 'absence.end')}
          </Button>
        )
      },
    },
  ]
  return (
    <>
      <div className={styles.bar}>
        <Button onClick={() => setAdding(true)}>{t('absence.add')}</Button>
      </div>
      {end.error ? <ProblemBox>{problemText(end.error, t)}</ProblemBox> : null}
      <QuerySheet
        query={absences}
        isEmpty={({ items }) => !items.some(isShown)}
        empty={{ title: t(person === null ? 'absence.none' : 'absence.noneOwn'), words: t('absence.noneWords') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('admin.places.absences')}
            rows={items.filter(isShown)}
            keyOf={({ id }) => id}
            head={{ title: t('absence.person'), text: (absence) => nameOf(absence.person) }}
            columns={columns}
          />
        )}
      </QuerySheet>
      {isAdding ? <AbsenceSheet person={person} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
