import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { useCommand } from '../../../../api/use-command.ts'
import { SheetForm } from '../../../../shell/sheet/sheet-form.tsx'
import sheet from '../../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../../shell/sheet/text-field.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { type Model, type ModelDetail, modelsQuery } from '../../studio-queries.ts'
import { ProblemList } from '../problem-list.tsx'
import type { DraftDesk } from '../use-draft.ts'
import type { Checked } from '../use-problems.ts'
import { Difference } from './difference.tsx'

type PublishSheetProps = {
  readonly model: ModelDetail
  readonly desk: DraftDesk
  readonly checked: Checked
  readonly onClose: () => void
}

/** Before a draft goes out: what changes, what would be refused, what goes out with it, and why. */
export function PublishSheet({ model, desk, checked, onClose }: PublishSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { resource, kind } = model
  const models = useQuery(modelsQuery)
  const [note, setNote] = useState('')
  const [together, setTogether] = useState<readonly string[]>([])
  const others = (models.data?.items ?? []).filter((one) => one.draft !== null && one.resource !== resource)
  const current = models.data?.items.find((one) => one.resource === resource) ?? model
  const isBehind = current.version !== null && current.version !== model.draft?.baseVersion && model.draft !== null
  const [isSeen, setSeen] = useState(false)
  const publish = useCommand({
    run: async () => {
      const chosen = others.filter((one) => together.includes(one.resource))
      const drafts = [
        asked(current, desk.state.revision, isBehind),
        ...chosen.map((one) => asked(one, one.draft?.revision ?? 0, false)),
      ]
      return answered(api().publishDrafts({ body: { drafts, note } }))
    },
    changes: [['studio']],
    said: t('studio.published'),
    onDone: () => {
      desk.replace({ kind: 'replaced', content: desk.state.content, saved: desk.state.content, revision: 0 })
      onClose()
    },
  })
  const isBlocked =
    note.trim() === '' || (checked.problems.length > 0 && together.length === 0) || (isBehind && !isSeen)
  return (
    <SideSheet
      title={t('studio.publishTitle', { name: inLanguage(model.name, language) })}
      onClose={onClose}
      isWide
      isHeld={publish.isPending}
    >
      <section className={sheet.part}>
        <h3>{t('studio.whatChanges')}</h3>
        <Difference kind={kind} before={model.content ?? ''} after={desk.state.content} />
      </section>
      {checked.problems.length === 0 ? (
        <Alert
          type={checked.isStale ? 'info' : 'success'}
          showIcon
          title={t(checked.isStale ? 'studio.checking' : 'studio.checksPassed')}
        />
      ) : (
        <ProblemList checked={checked} onShow={onClose} />
      )}
      <SheetForm
        submit={t('studio.publish')}
        onSubmit={() => publish.mutate()}
        onCancel={onClose}
        isRunning={publish.isPending}
        error={publish.error}
        isBlocked={isBlocked}
      >
        {others.length === 0 ? null : (
          <fieldset className={sheet.part}>
            <legend>{t('studio.together')}</legend>
            <Checkbox.Group
              value={[...together]}
              onChange={(values) => setTogether(values)}
              options={others.map((one) => ({ value: one.resource, label: labelOf(one) }))}
            />
          </fieldset>
        )}
        {isBehind ? (
          <Checkbox checked={isSeen} onChange={({ target }) => setSeen(target.checked)}>
            {t('studio.behind', { version: current.version })}
          </Checkbox>
        ) : null}
        <TextField
          id="publish-note"
          label={t('studio.note')}
          hint={t('studio.noteHint')}
          value={note}
          onChange={setNote}
          rows={2}
          longest={500}
          isRequired
        />
      </SheetForm>
    </SideSheet>
  )

  function labelOf({ name, draft, kind: what }: Model): string {
    const by = draft === null ? '' : ` · ${draft.changedBy} · ${momentText(draft.changedAt, language)}`
    return `${inLanguage(name, language)}（${t(`studio.views.${what}`)}）${by}`
  }
}

function asked({ resource, version }: Pick<Model, 'resource' | 'version'>, revision: number, isOver: boolean) {
  return { resource, revision, ...(isOver && version !== null ? { over: version } : {}) }
}
