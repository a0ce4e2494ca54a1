import absence from './zh-CN/absence.json' with { type: 'json' }
import account from './zh-CN/account.json' with { type: 'json' }
import admin from './zh-CN/admin.json' with { type: 'json' }
import apiKeys from './zh-CN/api-keys.json' with { type: 'json' }
import audit from './zh-CN/audit.json' with { type: 'json' }
import automation from './zh-CN/automation.json' with { type: 'json' }
import calendar from './zh-CN/calendar.json' with { type: 'json' }
import oneCase from './zh-CN/case.json' with { type: 'json' }
import caseType from './zh-CN/case-type.json' with { type: 'json' }
import cases from './zh-CN/cases.json' with { type: 'json' }
import clocks from './zh-CN/clocks.json' with { type: 'json' }
import context from './zh-CN/context.json' with { type: 'json' }
import conversation from './zh-CN/conversation.json' with { type: 'json' }
import field from './zh-CN/field.json' with { type: 'json' }
import flow from './zh-CN/flow.json' with { type: 'json' }
import frame from './zh-CN/frame.json' with { type: 'json' }
import home from './zh-CN/home.json' with { type: 'json' }
import imports from './zh-CN/imports.json' with { type: 'json' }
import incident from './zh-CN/incident.json' with { type: 'json' }
import invitation from './zh-CN/invitation.json' with { type: 'json' }
import job from './zh-CN/job.json' with { type: 'json' }
import judgements from './zh-CN/judgements.json' with { type: 'json' }
import keys from './zh-CN/keys.json' with { type: 'json' }
import line from './zh-CN/line.json' with { type: 'json' }
import link from './zh-CN/link.json' with { type: 'json' }
import lists from './zh-CN/lists.json' with { type: 'json' }
import newCase from './zh-CN/new-case.json' with { type: 'json' }
import news from './zh-CN/news.json' with { type: 'json' }
import palette from './zh-CN/palette.json' with { type: 'json' }
import people from './zh-CN/people.json' with { type: 'json' }
import places from './zh-CN/places.json' with { type: 'json' }
import portal from './zh-CN/portal.json' with { type: 'json' }
import priorities from './zh-CN/priorities.json' with { type: 'json' }
import provider from './zh-CN/provider.json' with { type: 'json' }
import record from './zh-CN/record.json' with { type: 'json' }
import refund from './zh-CN/refund.json' with { type: 'json' }
import rejects from './zh-CN/rejects.json' with { type: 'json' }
import relations from './zh-CN/relations.json' with { type: 'json' }
import role from './zh-CN/role.json' with { type: 'json' }
import roles from './zh-CN/roles.json' with { type: 'json' }
import setUp from './zh-CN/set-up.json' with { type: 'json' }
import sheet from './zh-CN/sheet.json' with { type: 'json' }
import signIn from './zh-CN/sign-in.json' with { type: 'json' }
import sso from './zh-CN/sso.json' with { type: 'json' }
import states from './zh-CN/states.json' with { type: 'json' }
import studio from './zh-CN/studio.json' with { type: 'json' }
import studioAutomation from './zh-CN/studio-automation.json' with { type: 'json' }
import studioFlow from './zh-CN/studio-flow.json' with { type: 'json' }
import studioForm from './zh-CN/studio-form.json' with { type: 'json' }
import studioPack from './zh-CN/studio-pack.json' with { type: 'json' }
import studioPilot from './zh-CN/studio-pilot.json' with { type: 'json' }
import plain from './zh-CN/studio-plain.json' with { type: 'json' }
import studioRules from './zh-CN/studio-rules.json' with { type: 'json' }
import studioRun from './zh-CN/studio-run.json' with { type: 'json' }
import studioTrial from './zh-CN/studio-trial.json' with { type: 'json' }
import studioType from './zh-CN/studio-type.json' with { type: 'json' }
import studioWording from './zh-CN/studio-wording.json' with { type: 'json' }
import task from './zh-CN/task.json' with { type: 'json' }
import taskDo from './zh-CN/task-do.json' with { type: 'json' }
import tasks from './zh-CN/tasks.json' with { type: 'json' }
import template from './zh-CN/template.json' with { type: 'json' }
import timeline from './zh-CN/timeline.json' with { type: 'json' }
import unit from './zh-CN/unit.json' with { type: 'json' }
import values from './zh-CN/values.json' with { type: 'json' }
import watchers from './zh-CN/watchers.json' with { type: 'json' }
import words from './zh-CN/words.json' with { type: 'json' }
import workbench from './zh-CN/workbench.json' with { type: 'json' }

/** The console's texts in Chinese, a file for each topic. */
export const texts = {
  plain,
  studioRules,
  studioPack,
  studioPilot,
  studioTrial,
  unit,
  template,
  sso,
  sheet,
  role,
  provider,
  people,
  incident,
  field,
  caseType,
  calendar,
  automation,
  audit,
  admin,
  account,
  absence,
  apiKeys,
  case: oneCase,
  cases,
  clocks,
  context,
  conversation,
  flow,
  newCase,
  news,
  relations,
  watchers,
  frame,
  home,
  imports,
  invitation,
  job,
  judgements,
  keys,
  line,
  link,
  lists,
  palette,
  record,
  refund,
  places,
  portal,
  priorities,
  rejects,
  roles,
  setUp,
  signIn,
  states,
  task,
  studio,
  studioAutomation,
  studioFlow,
  studioRun,
  studioForm,
  studioType,
  studioWording,
  taskDo,
  tasks,
  timeline,
  values,
  words,
  workbench,
}
