import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useMe } from '../../../shell/use-me.ts'
import styles from './account.module.css'

/** What one is called here. */
export function OwnName() {
  const { t } = useTranslation()
  const me = useMe()
  const [name, setName] = useState(me.name)
  const rename = useCommand({
    run: () => answered(api().renameMyself({ body: { name: name.trim() } })),
    changes: [['me']],
    said: t('account.nameChanged'),
  })
  return (
    <section className={styles.card} aria-labelledby="account-name">
      <h2 id="account-name">{t('account.name')}</h2>
      <SheetForm
        submit={t('people.save')}
        onSubmit={() => rename.mutate(undefined)}
        isRunning={rename.isPending}
        error={rename.error}
        isBlocked={name.trim() === '' || name.trim() === me.name}
      >
        <TextField id="own-name" label={t('people.name')} value={name} onChange={setName} longest={100} isRequired />
      </SheetForm>
    </section>
  )
}
