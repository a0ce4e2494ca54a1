import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { useCommand } from '../../../../api/use-command.ts'
import { SheetForm } from '../../../../shell/sheet/sheet-form.tsx'
import sheet from '../../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../../shell/sheet/text-field.tsx'
import { Waiting } from '../../../../shell/states/waiting.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { inLanguage } from '../../../../text/bilingual.ts'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { type Model, type ModelDetail, modelsQuery } from '../../studio-queries.ts'
import { ProblemList } from '../problem-list.tsx'
import type { DraftDesk } from '../use-draft.ts'
import { editorsKey } from '../use-editors.ts'
import type { Checked } from '../use-problems.ts'
import { bringOut } from './bring-out.ts'
import { Difference } from './difference.tsx'
import styles from './publish.module.css'
import { type Reach, ReachField } from './reach-field.tsx'
import { RunningCases, type RunningChoice } from './running-cases.tsx'

type PublishSheetProps = {
  readonly model: ModelDetail
  readonly desk: DraftDesk
  readonly checked: Checked
  readonly onClose: () => void
  /** Asks whether the draft is to go. */
  readonly onDrop: () => void
  /** Shows the element that a problem is of. */
  readonly onShow: (element: string) => void
}

/** Kinds of which a version can count for some cases alone. */
const TRIED: ReadonlySet<string> = new Set(['flow', 'rules', 'form'])

/** Before a draft goes out: what changes, what would be refused, what goes out with it, and why. */
export function PublishSheet({ model, desk, checked, onClose, onDrop, onShow }: PublishSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { resource, kind } = model
  const queries = useQueryClient()
  const models = useQuery(modelsQuery)
  const [note, setNote] = useState('')
  const [together, setTogether] = useState<readonly string[]>([])
  const others = (models.data?.items ?? []).filter((one) => one.draft !== null && one.resource !== resource)
  const current = models.data?.items.find((one) => one.resource === resource) ?? model
  const fresh = useQuery({
    queryKey: ['studio', 'in-force', resource],
    queryFn: () => answered(api().getModel({ params: { resource } })),
    gcTime: 0,
  })
  const isBehind = [current, ...others.filter((one) => together.includes(one.resource))].some(isOvertaken)
  const [isSeen, setSeen] = useState(false)
  const mayMove = useMay('flows.intervene')
  const { message } = App.useApp()
  const [reach, setReach] = useState<Reach>({ kind: 'all', sources: [], share: 100 })
  const [running, setRunning] = useState<RunningChoice>('stay')
  const publish = useCommand({
    run: () => {
      const chosen = others.filter((one) => together.includes(one.resource))
      const drafts = [
        asked(current, desk.state.revision, isOvertaken(current)),
        ...chosen.map((one) => asked(one, one.draft?.revision ?? 0, isOvertaken(one))),
      ]
      const processes = kind === 'flow' ? model.parts.map(({ key }) => key) : []
      return bringOut({ drafts, note, reach, running, processes })
    },
    changes: [['studio'], ['templates'], ['case-types'], ['automations'], ['calendars']],
    onDone: ({ moved, left, hasFailed }) => {
      if (hasFailed) void message.warning(t('studio.publishedNotMoved'))
      else
        void message.success(
          reach.kind === 'pilot'
            ? t('studio.pilotBegan')
            : moved + left === 0
              ? t('studio.published')
              : t('studio.publishedMoved', { moved, left }),
        )
      const { content } = reach.kind === 'pilot' ? model : desk.state
      // The draft is gone; what was heard of it a moment ago would be taken for somebody else's.
      queries.setQueryData(editorsKey(resource), (heard: object | undefined) => heard && { ...heard, draft: null })
      desk.replace({ kind: 'replaced', content: content ?? '', saved: content ?? '', revision: 0 })
      onClose()
    },
  })
  const isSame = fresh.data?.content === desk.state.content && together.length === 0
  const isBlocked =
    isSame || note.trim() === '' || (checked.problems.length > 0 && together.length === 0) || (isBehind && !isSeen)
  return (
    <SideSheet
      title={t('studio.publishTitle', { name: inLanguage(model.name, language) })}
      onClose={onClose}
      isWide
      isHeld={publish.isPending}
    >
      <section className={sheet.part}>
        <h3>{t('studio.whatChanges')}</h3>
        {fresh.data === undefined ? (
          <Waiting rows={3} />
        ) : (
          <Difference kind={kind} before={fresh.data.content ?? ''} after={desk.state.content} onDrop={onDrop} />
        )}
      </section>
      <div className={styles.checks}>
        {checked.problems.length === 0 ? (
          <Alert
            type={checked.isStale ? 'info' : 'success'}
            showIcon
            title={t(checked.isStale ? 'studio.checking' : 'studio.checksPassed')}
          />
        ) : null}
        <ProblemList checked={checked} onShow={onShow} />
      </div>
      <SheetForm
        submit={t('studio.publish')}
        onSubmit={() => publish.mutate()}
        onCancel={onClose}
        isRunning={publish.isPending}
        error={publish.error}
        isBlocked={isBlocked}
      >
        {TRIED.has(kind) && model.version !== null ? (
          <fieldset className={styles.group}>
            <legend>{t('studio.reach')}</legend>
            <ReachField value={reach} onChange={setReach} />
          </fieldset>
        ) : null}
        {kind === 'flow' && reach.kind === 'all' && model.version !== null ? (
          <fieldset className={styles.group}>
            <legend>{t('studio.runningTitle')}</legend>
            <RunningCases content={desk.state.content} mayMove={mayMove} value={running} onChange={setRunning} />
          </fieldset>
        ) : null}
        {others.length === 0 ? null : (
          <fieldset className={styles.group}>
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
            {t('studio.behind')}
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
    return `${inLanguage(name, language)} · ${t(`studio.views.${what}`)}${by}`
  }
}

/** Whether another version came into force after the draft was begun. */
const isOvertaken = ({ version, draft }: Pick<Model, 'version' | 'draft'>) =>
  version !== null && draft !== null && version !== draft.baseVersion

function asked({ resource, version }: Pick<Model, 'resource' | 'version'>, revision: number, isOver: boolean) {
  return { resource, revision, ...(isOver && version !== null ? { over: version } : {}) }
}
