import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { personsQuery } from '../../../api/listings.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { type Account, accountsQuery } from './accounts-query.ts'

/** Somebody who had left works here again. */
export function ReturnPart({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const comeBack = useCommand({
    run: () => answered(api().returnPerson({ params: { id: person.id } })),
    changes: [accountsQuery.queryKey, personsQuery.queryKey],
    said: t('people.returned', { name: person.name }),
  })
  return (
    <section className={styles.part} aria-labelledby="part-return">
      <h3 id="part-return">{t('people.return')}</h3>
      <p className="quiet">{t('people.returnWords')}</p>
      {comeBack.error ? <ProblemBox>{problemText(comeBack.error, t)}</ProblemBox> : null}
      <div className={styles.buttons}>
        <Button loading={comeBack.isPending} onClick={() => comeBack.mutate(undefined)}>
          {t('people.return')}
        </Button>
      </div>
    </section>
  )
}
