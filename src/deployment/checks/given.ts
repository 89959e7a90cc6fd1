import type { JsonObject } from '../arm.ts';

/** Which setting takes over which parameter as it is. */
const takenOver: Readonly<Record<string, string>> = {
  TEAMS_DESK_TEAM: 'teamsDeskTeam',
  OIDC_CLIENT_ID: 'deskClientId',
  OIDC_ADVISOR_GROUP: 'deskAdvisorGroup',
  OIDC_LEAD_GROUP: 'deskLeadGroup',
  OIDC_EDITOR_GROUP: 'deskEditorGroup',
  ALERT_MAIL_TO: 'deskAlertTo',
  ALERT_MAIL_FROM: 'deskAlertFrom',
  RETENTION_CONVERSATION_DAYS: 'retentionDays',
};

/** Settings that are not what was given for them. An empty one is none: there is no desk, say. */
export function checkGiven(given: JsonObject, settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(takenOver)
    .filter(
      ([name, parameter]) => settings[name] && given[parameter] !== undefined && settings[name] !== String(given[parameter]),
    )
    .map(
      ([name, parameter]) =>
        `setting ${name} is ${settings[name]}, and ${parameter} says ${given[parameter]}: take over what is given`,
    );
}
