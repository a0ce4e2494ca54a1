import absence from './en/absence.json' with { type: 'json' }
import account from './en/account.json' with { type: 'json' }
import admin from './en/admin.json' with { type: 'json' }
import apiKeys from './en/api-keys.json' with { type: 'json' }
import audit from './en/audit.json' with { type: 'json' }
import automation from './en/automation.json' with { type: 'json' }
import calendar from './en/calendar.json' with { type: 'json' }
import oneCase from './en/case.json' with { type: 'json' }
import caseType from './en/case-type.json' with { type: 'json' }
import cases from './en/cases.json' with { type: 'json' }
import clocks from './en/clocks.json' with { type: 'json' }
import context from './en/context.json' with { type: 'json' }
import conversation from './en/conversation.json' with { type: 'json' }
import field from './en/field.json' with { type: 'json' }
import flow from './en/flow.json' with { type: 'json' }
import frame from './en/frame.json' with { type: 'json' }
import home from './en/home.json' with { type: 'json' }
import imports from './en/imports.json' with { type: 'json' }
import incident from './en/incident.json' with { type: 'json' }
import invitation from './en/invitation.json' with { type: 'json' }
import job from './en/job.json' with { type: 'json' }
import judgements from './en/judgements.json' with { type: 'json' }
import keys from './en/keys.json' with { type: 'json' }
import line from './en/line.json' with { type: 'json' }
import link from './en/link.json' with { type: 'json' }
import lists from './en/lists.json' with { type: 'json' }
import newCase from './en/new-case.json' with { type: 'json' }
import news from './en/news.json' with { type: 'json' }
import palette from './en/palette.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import places from './en/places.json' with { type: 'json' }
import portal from './en/portal.json' with { type: 'json' }
import priorities from './en/priorities.json' with { type: 'json' }
import provider from './en/provider.json' with { type: 'json' }
import record from './en/record.json' with { type: 'json' }
import refund from './en/refund.json' with { type: 'json' }
import rejects from './en/rejects.json' with { type: 'json' }
import relations from './en/relations.json' with { type: 'json' }
import role from './en/role.json' with { type: 'json' }
import roles from './en/roles.json' with { type: 'json' }
import setUp from './en/set-up.json' with { type: 'json' }
import sheet from './en/sheet.json' with { type: 'json' }
import signIn from './en/sign-in.json' with { type: 'json' }
import sso from './en/sso.json' with { type: 'json' }
import states from './en/states.json' with { type: 'json' }
import studio from './en/studio.json' with { type: 'json' }
import studioAutomation from './en/studio-automation.json' with { type: 'json' }
import studioFlow from './en/studio-flow.json' with { type: 'json' }
import studioForm from './en/studio-form.json' with { type: 'json' }
import studioPack from './en/studio-pack.json' with { type: 'json' }
import studioPilot from './en/studio-pilot.json' with { type: 'json' }
import plain from './en/studio-plain.json' with { type: 'json' }
import studioRules from './en/studio-rules.json' with { type: 'json' }
import studioRun from './en/studio-run.json' with { type: 'json' }
import studioTrial from './en/studio-trial.json' with { type: 'json' }
import studioType from './en/studio-type.json' with { type: 'json' }
import studioWording from './en/studio-wording.json' with { type: 'json' }
import task from './en/task.json' with { type: 'json' }
import taskDo from './en/task-do.json' with { type: 'json' }
import tasks from './en/tasks.json' with { type: 'json' }
import template from './en/template.json' with { type: 'json' }
import timeline from './en/timeline.json' with { type: 'json' }
import unit from './en/unit.json' with { type: 'json' }
import values from './en/values.json' with { type: 'json' }
import watchers from './en/watchers.json' with { type: 'json' }
import words from './en/words.json' with { type: 'json' }
import workbench from './en/workbench.json' with { type: 'json' }

/** The console's texts in English, a file for each topic. */
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
