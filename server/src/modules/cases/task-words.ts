import type { Name } from '../../engine/index.ts'

/** Names of people by what flows know them by. */
export type PersonNames = ReadonlyMap<string, string>

/** Everybody that what was done to a task names. */
export function personsNamed(done: Readonly<Record<string, unknown>>): string[] {
  const { by, signed, added, before, handedOver, to, assigned, from, delegated, owner, redirected, whom, copied } = done
  const all = [by, signed, added, before, handedOver, to, assigned, from, delegated, owner, redirected, whom, copied]
  return all.flat().filter((one) => typeof one === 'string')
}

/** What was done to a task, in a sentence; null for what another entry tells already. */
export function taskWords(done: Readonly<Record<string, unknown>>, task: Name, names: PersonNames): Name | null {
  const { comment, changed } = done
  const who = (member: string): string => {
    const person = String(done[member] ?? '')
    return names.get(person) ?? person
  }
  const of = (en: string, zh: string): Name => {
    const said = typeof comment === 'string' ? { en: `: ${comment}`, zh: `：${comment}` } : { en: '', zh: '' }
    return { en: `${en}: “${task.en}”${said.en}`, 'zh-CN': `${zh}：“${task['zh-CN']}”${said.zh}` }
  }
  const has = (member: string) => done[member] !== undefined && done[member] !== null
  if (has('claimed')) return of('Claimed', '领取')
  if (has('released')) return of('Returned to queue', '放回队列')
  if (has('assigned')) return of(`Handed over to ${who('assigned')}`, `转办给 ${who('assigned')}`)
  if (has('handedOver')) {
    return of(
      `Approval of ${who('handedOver')} handed over to ${who('to')}`,
      `${who('handedOver')} 的审批转办给 ${who('to')}`,
    )
  }
  if (has('delegated')) {
    return of(`Delegated to ${who('delegated')} for ${who('owner')}`, `由 ${who('owner')} 委托给 ${who('delegated')}`)
  }
  if (has('resolved')) return of(`Completed and returned to ${who('owner')}`, `已办理，退还给委托人 ${who('owner')}`)
  if (has('redirected')) {
    return of(
      `${who('from')} is away, reassigned to ${who('redirected')}`,
      `${who('from')} 外出，由 ${who('redirected')} 代理`,
    )
  }
  if (has('urged')) return of('Reminder sent', '催办')
  if (has('copied')) {
    const persons = [done['copied']].flat().map((one) => names.get(String(one)) ?? String(one))
    return of(`Copied to ${persons.join(', ')}`, `抄送给 ${persons.join('、')}`)
  }
  if (has('withdrawn')) return of('Withdrawn', '撤回')
  if (has('sentBackTo')) return of('Sent back', '退回')
  if (has('added')) return of(`Approver added: ${who('added')}`, `加签 ${who('added')}`)
  if (has('signed')) return signature(done['approves'] === true, task)
  if (has('commented')) {
    const said = String(done['commented'])
    return { en: `“${task.en}”: ${said}`, 'zh-CN': `“${task['zh-CN']}”：${said}` }
  }
  return has('changed') ? of(`Changed (${membersOf(changed, EN)})`, `修改（${membersOf(changed, ZH)}）`) : null
}

const signature = (approves: boolean, { en, 'zh-CN': zh }: Name): Name =>
  approves
    ? { en: `Approved: “${en}”`, 'zh-CN': `同意：“${zh}”` }
    : { en: `Rejected: “${en}”`, 'zh-CN': `不同意：“${zh}”` }

type Words = Readonly<Record<string, string>>
const EN: Words = { dueAt: 'due', followUpAt: 'follow-up', priority: 'priority', none: 'none', comma: ', ' }
const ZH: Words = { dueAt: '截止', followUpAt: '跟进', priority: '优先级', none: '无', comma: '，' }

function membersOf(changed: unknown, words: Words): string {
  const members = Object.entries((changed ?? {}) as Readonly<Record<string, unknown>>)
  return members.map(([name, value]) => `${words[name] ?? name} ${value ?? words['none']}`).join(words['comma'])
}
