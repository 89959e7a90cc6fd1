import { z } from 'zod';
import { readyPath } from '../../runtime.ts';
import { exactly, idOfType, must, own, placed, shaped } from './must.ts';

const test = idOfType('Microsoft.Insights/webtests');
const component = idOfType('Microsoft.Insights/components');

/** Where Azure asks from in Europe, by its names (Azure Monitor, "Location population tags"). */
const places = [
  'emea-nl-ams-azr',
  'emea-gb-db3-azr',
  'emea-ru-msa-edge',
  'emea-se-sto-edge',
  'emea-fr-pra-edge',
  'emea-ch-zrh-edge',
] as const;

/** What may be asked for of logs and alerts. */
export const watchingPosture = {
  'Microsoft.OperationalInsights/workspaces': exactly({
    ...placed,
    properties: exactly({
      sku: exactly({ name: must('PerGB2018', 'the others are gone') }),
      retentionInDays: z.number().int().min(30, 'has to be 30 at the least').max(90, 'has to be 90 at the most'),
      workspaceCapping: exactly({
        dailyQuotaGb: z.number().positive().max(5, 'has to be 5 at the most: a flood of lines would cost without end'),
      }),
    }),
  }),
  'Microsoft.Insights/components': exactly({
    ...placed,
    kind: must('web', 'it watches an address'),
    properties: exactly({
      Application_Type: must('web', 'it watches an address'),
      WorkspaceResourceId: idOfType('Microsoft.OperationalInsights/workspaces'),
      IngestionMode: must('LogAnalytics', 'the older kind is gone'),
      DisableIpMasking: must(false, 'addresses of families are not kept'),
      DisableLocalAuth: must(true, 'nobody sends with a key alone'),
    }),
  }),
  'Microsoft.Insights/actionGroups': exactly({
    ...placed,
    location: must('global', 'Azure has it nowhere else'),
    properties: exactly({
      groupShortName: z.string().min(1).max(12),
      enabled: must(true, 'somebody has to hear that it is down'),
      emailReceivers: z
        .array(
          exactly({
            name: z.string().min(1),
            emailAddress: z.email('has to be a mail address'),
            useCommonAlertSchema: z.boolean(),
          }),
        )
        .min(1, 'has to name somebody who hears that it is down'),
    }),
  }),
  'Microsoft.Insights/webtests': exactly({
    ...placed,
    kind: must('standard', 'the older kind ends in 2026'),
    tags: z
      .record(
        shaped(/^hidden-link:\/subscriptions\//, 'has to be hidden-link: and the id of Application Insights'),
        z.literal('Resource'),
      )
      .refine((tags) => Object.keys(tags).length === 1, 'has to have the one tag by which Application Insights finds it'),
    properties: exactly({
      SyntheticMonitorId: z.string().min(1),
      Name: z.string().min(1),
      Enabled: must(true, 'somebody has to ask'),
      Frequency: z.literal([300, 600, 900], { error: () => 'has to be 300, 600 or 900 seconds' }),
      Timeout: z.number().int().min(15).max(120),
      RetryEnabled: z.boolean(),
      Kind: must('standard', 'the older kind ends in 2026'),
      Locations: z
        .array(exactly({ Id: z.enum(places, 'has to be a place in Europe, by Azure’s name for it') }))
        .min(3, 'has to name three places at the least: one that fails by itself wakes nobody'),
      Request: exactly({
        RequestUrl: shaped(
          new RegExp(`^https://[^/]+${readyPath}$`),
          `has to be https://...${readyPath}: there the service says whether families are served`,
        ),
        HttpVerb: must('GET', 'the service answers nothing else there'),
        ParseDependentRequests: must(false, 'there is nothing else to fetch'),
      }),
      ValidationRules: exactly({
        ExpectedHttpStatusCode: must(200, 'anything else means that families are not served'),
        SSLCheck: must(true, 'a certificate that ran out shuts families out'),
        SSLCertRemainingLifetimeCheck: z
          .number()
          .int()
          .min(1)
          .max(60, 'has to be 60 at the most: certificates that renew themselves are always near their end'),
      }),
    }),
  }),
  'Microsoft.Insights/metricAlerts': exactly({
    ...placed,
    location: must('global', 'Azure has it nowhere else'),
    properties: exactly({
      description: z.string().min(1),
      severity: z.number().int().min(0).max(4),
      enabled: must(true, 'somebody has to hear that it is down'),
      scopes: z.tuple([test, component], { error: () => 'has to be the web test, then Application Insights' }),
      evaluationFrequency: shaped(/^PT\d+M$/, 'has to be a time such as PT1M'),
      windowSize: shaped(/^PT\d+M$/, 'has to be a time such as PT5M'),
      criteria: exactly({
        'odata.type': must('Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria', 'that is the kind for web tests'),
        webTestId: test,
        componentId: component,
        failedLocationCount: z.number().int().min(1).max(3),
      }),
      actions: z.tuple([exactly({ actionGroupId: idOfType('Microsoft.Insights/actionGroups') })], {
        error: () => 'has to name who is told',
      }),
    }),
  }),
  'Microsoft.Insights/diagnosticSettings': exactly({
    ...own,
    scope: idOfType('Microsoft.Web/sites'),
    properties: exactly({
      workspaceId: idOfType('Microsoft.OperationalInsights/workspaces'),
      logs: z
        .array(
          exactly({
            category: z.enum(
              ['AppServiceConsoleLogs', 'AppServicePlatformLogs'],
              'has to be AppServiceConsoleLogs or AppServicePlatformLogs: others hold who called what',
            ),
            enabled: must(true, 'a log that is off is no log'),
          }),
        )
        .min(2, 'has to hold AppServiceConsoleLogs and AppServicePlatformLogs'),
    }),
  }),
};
