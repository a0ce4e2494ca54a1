import { type Sentence, said } from '../sentence.ts'
import type { Trial, TrialStop } from './trial.ts'

/** The name of a group, for people. */
export type GroupName = (group: string) => Sentence

const asTheyAre: GroupName = (group) => said(group, group)

/**
 * What became of a case, in one sentence of facts: “Granted by the rule; ends at “Refunded”.”, “Nobody decides; waits at
 * “Decide” for finance: nobody has decided this in the past.”
 */
export function trialInWords(trial: Trial, groupName: GroupName = asTheyAre): Sentence {
  const parts = [verdictWords(trial), askedWords(trial, groupName), ...endWords(trial, groupName)].filter(
    (part) => part !== null,
  )
  const en = parts.map((part) => part.en).join('; ')
  return said(`${en.charAt(0).toUpperCase()}${en.slice(1)}.`, `${parts.map((part) => part['zh-CN']).join('；')}。`)
}

function verdictWords({ verdict }: Trial): Sentence | null {
  if (verdict === null) return null
  if (verdict.by === 'rule') {
    return verdict.granted ? said('granted by the rules', '规则直接批准') : said('refused by the rules', '规则直接拒绝')
  }
  return verdict.granted ? said('granted by a person', '人工同意') : said('refused by a person', '人工拒绝')
}

function askedWords({ tasks }: Trial, groupName: GroupName): Sentence | null {
  const answered = tasks.filter(({ answeredBy }) => answeredBy !== null)
  if (answered.length === 0) return tasks.length === 0 ? said('nobody is asked', '无需人工') : null
  const who = [...new Set(answered.flatMap(({ groups }) => groups))].map(groupName)
  const count = answered.length
  if (who.length === 0) return said(`${count} ${count === 1 ? 'task' : 'tasks'} for people`, `人工任务 ${count} 项`)
  const [en, zh] = [who.map((one) => one.en).join(', '), who.map((one) => one['zh-CN']).join('、')]
  return said(`asks ${en}`, `经${zh}处理`)
}

function endWords({ status, end, stops }: Trial, groupName: GroupName): readonly Sentence[] {
  if (status === 'endless') return [said('turns without end', '流程无休止循环')]
  if (end !== null) return [said(`ends at “${end.name.en}”`, `以“${end.name['zh-CN']}”结束`)]
  return stops.map((stop) => stopWords(stop, groupName))
}

/** Why it does not go on, and what of that is known. */
export function stopWords({ kind, name, groups, cause, wasSo }: TrialStop, groupName: GroupName = asTheyAre): Sentence {
  const { en, 'zh-CN': zh } = name
  switch (kind) {
    case 'person': {
      const who = groups.map(groupName)
      const forEn = who.length === 0 ? '' : ` for ${who.map((one) => one.en).join(', ')}`
      const forZh = who.length === 0 ? '' : who.map((one) => one['zh-CN']).join('、')
      if (wasSo) return said(`waits at “${en}”${forEn}, as it does now`, `在“${zh}”等待${forZh}处理，与现状相同`)
      return said(
        `waits at “${en}”${forEn}: nobody has decided this in the past`,
        `在“${zh}”等待${forZh}处理：过去没有人作过这项决定`,
      )
    }
    case 'work':
      return wasSo
        ? said(`waits at “${en}”, as it does now`, `停在“${zh}”，与现状相同`)
        : said(
            `goes on to “${en}”, which this case never came to: what follows is not known`,
            `进入“${zh}”，该工单过去未走到这一步，后续未知`,
          )
    case 'event':
      return wasSo
        ? said(`waits at “${en}”, as it does now`, `在“${zh}”等待，与现状相同`)
        : said(`waits at “${en}”: nothing arrived there in the past`, `在“${zh}”等待：过去没有收到相应消息`)
    case 'incident':
      return said(`stops at “${en}”: ${cause?.message.en ?? ''}`, `在“${zh}”中断：${cause?.message['zh-CN'] ?? ''}`)
  }
}
