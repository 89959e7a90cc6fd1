import type { JsonObject } from './arm.ts';

/** What whoever deploys decides. Never a secret: those are put into the vault by hand, once it is there. */
export const groupParameters = {
  namePrefix: {
    type: 'string',
    defaultValue: 'helpline',
    minLength: 3,
    maxLength: 10,
    metadata: {
      description:
        'Begins the name of everything: 3 to 10 lower-case letters and digits, a letter first. Azure adds 13 letters of its own.',
    },
  },
  location: {
    type: 'string',
    defaultValue: '[resourceGroup().location]',
    metadata: { description: 'Where what families write is kept, such as uksouth.' },
  },
  alertEmail: {
    type: 'string',
    minLength: 6,
    metadata: { description: 'Who is mailed when the service does not answer.' },
  },
  chatOrigins: {
    type: 'array',
    minLength: 1,
    metadata: { description: 'The websites that carry the chat, each as https://www.example.org, with nothing behind it.' },
  },
  publicUrl: {
    type: 'string',
    defaultValue: '',
    metadata: {
      description: 'The address that families open, when it is one of your own. Empty: the address that Azure gives the app.',
    },
  },
  botDisplayName: {
    type: 'string',
    defaultValue: 'Helpline assistant',
    minLength: 1,
    maxLength: 42,
    metadata: { description: 'What the assistant is called in Teams: at most 42 letters.' },
  },
  botSku: {
    type: 'string',
    defaultValue: 'F0',
    allowedValues: ['F0', 'S1'],
    metadata: {
      description: 'F0 is free; Teams messages are free of charge in both. S1 charges for Direct Line beyond 10,000 a month.',
    },
  },
  botLocation: {
    type: 'string',
    defaultValue: 'westeurope',
    allowedValues: ['westeurope', 'global'],
    metadata: { description: 'Where Azure Bot Service handles messages. It offers no place in the UK.' },
  },
  enableTeams: {
    type: 'bool',
    defaultValue: true,
    metadata: { description: 'Whether the assistant can be reached in Microsoft Teams.' },
  },
  teamsDeskTeam: {
    type: 'string',
    defaultValue: '',
    metadata: { description: 'The group id of the team in Teams one of whose channels may be the advisors’ desk. Empty: none.' },
  },
  deskClientId: {
    type: 'string',
    defaultValue: '',
    metadata: {
      description:
        'The id of the app registration by which advisors sign in at the desk. Empty: no desk. Its secret goes into the vault.',
    },
  },
  deskAdvisorGroup: {
    type: 'string',
    defaultValue: '',
    metadata: { description: 'The id of the group whose members may talk with families at the desk. Empty: no desk.' },
  },
  deskLeadGroup: {
    type: 'string',
    defaultValue: '',
    metadata: { description: 'The id of the group of leads, who may close the desk for a day. Empty: none.' },
  },
  deskEditorGroup: {
    type: 'string',
    defaultValue: '',
    metadata: { description: 'The id of the group of content editors. Empty: none.' },
  },
  deskAlertTo: {
    type: 'string',
    defaultValue: '',
    metadata: {
      description:
        'Who is mailed when a family waits unattended or a child may be in danger: addresses parted by commas. Empty: nobody.',
    },
  },
  deskAlertFrom: {
    type: 'string',
    defaultValue: '',
    metadata: {
      description: 'The address that such mail comes from. The mail server’s own address, a secret, goes into the vault.',
    },
  },
  retentionDays: {
    type: 'int',
    defaultValue: 90,
    minValue: 1,
    maxValue: 3650,
    metadata: {
      description: 'How many days a chat is kept after the last thing that happened in it. Families are told this number.',
    },
  },
  appServicePlanSku: {
    type: 'string',
    defaultValue: 'B1',
    allowedValues: ['B1', 'B2', 'B3', 'P0v3', 'P1v3'],
    metadata: { description: 'How large the machine is. Smaller ones than B1 fall asleep.' },
  },
  databaseSku: {
    type: 'string',
    defaultValue: 'Standard_B1ms',
    allowedValues: ['Standard_B1ms', 'Standard_B2s', 'Standard_B2ms'],
    metadata: { description: 'How large the database machine is.' },
  },
  databaseStorageGb: {
    type: 'int',
    defaultValue: 32,
    allowedValues: [32, 64, 128],
    metadata: { description: 'How much the database can hold, in gigabytes.' },
  },
  backupDays: {
    type: 'int',
    defaultValue: 14,
    minValue: 7,
    maxValue: 35,
    metadata: {
      description: 'For how many days Azure keeps backups of the database. Whoever is erased stays in them for as long.',
    },
  },
  logDays: {
    type: 'int',
    defaultValue: 30,
    minValue: 30,
    maxValue: 90,
    metadata: { description: 'For how many days logs are kept: ids and codes, never what a family wrote.' },
  },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** What follows from the parameters. Names are none, so that nobody has to think of them. */
export const groupVariables = {
  hasAlerts: "[and(not(empty(parameters('deskAlertTo'))), not(empty(parameters('deskAlertFrom'))))]",
  hasDesk: "[and(not(empty(parameters('deskClientId'))), not(empty(parameters('deskAdvisorGroup'))))]",
  name: "[toLower(concat(parameters('namePrefix'), '-', uniqueString(resourceGroup().id)))]",
  publicUrl:
    "[if(empty(parameters('publicUrl')), concat('https://', variables('name'), '.azurewebsites.net'), parameters('publicUrl'))]",
} as const satisfies JsonObject;
