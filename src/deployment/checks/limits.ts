import type { Json } from '../arm.ts';
import type { Parameter } from '../read-template.ts';

/** What a parameter may be at the most, and why a template that lets more through is at fault. */
interface Limit {
  readonly why: string;
  /** The least and the most, of a number or of the length of a text or list. */
  readonly from?: number;
  readonly to?: number;
  /** Only these. */
  readonly of?: readonly Json[];
}

const limits: Readonly<Record<string, Limit>> = {
  namePrefix: { from: 3, to: 10, why: 'names of vaults have 24 letters at the most' },
  alertEmail: { from: 6, why: 'somebody has to hear that it is down' },
  chatOrigins: { from: 1, why: 'some website has to carry the chat' },
  botDisplayName: { from: 1, to: 42, why: 'Azure takes no longer name' },
  retentionDays: { from: 1, to: 3650, why: 'the service takes no more' },
  backupDays: { from: 7, to: 35, why: 'Azure takes no others' },
  logDays: { from: 30, to: 90, why: 'Azure keeps logs for 30 days at the least, and nobody needs them for longer than 90' },
  botSku: { of: ['F0', 'S1'], why: 'Azure has no others' },
  botLocation: { of: ['westeurope', 'global'], why: 'Azure Bot Service is nowhere else for us' },
  appServicePlanSku: { of: ['B1', 'B2', 'B3', 'P0v3', 'P1v3'], why: 'smaller machines fall asleep' },
  databaseSku: { of: ['Standard_B1ms', 'Standard_B2s', 'Standard_B2ms'], why: 'they are what the readme counts the cost of' },
  databaseStorageGb: { of: [32, 64, 128, 256], why: 'Azure has no others' },
};

/** What nobody gives has to be empty, or would be somebody else's. */
const emptyByDefault = /^(publicUrl|teamsDeskTeam|desk[A-Z].*)$/;

/** What parameters let through that Azure or the service would refuse, or that they give by themselves. */
export function checkLimits(parameters: Readonly<Record<string, Parameter>>): string[] {
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    [...checkLimit(parameter, limits[name]), ...checkDefault(name, parameter)].map((fault) => `the parameter ${name} ${fault}`),
  );
}

function checkLimit(parameter: Parameter, limit: Limit | undefined): string[] {
  if (!limit) return [];
  const { why, from, to, of } = limit;
  const [least, most] =
    parameter.type === 'int' ? [parameter.minValue, parameter.maxValue] : [parameter.minLength, parameter.maxLength];
  const strange = (parameter.allowedValues ?? []).filter((value) => of && !of.includes(value as Json));
  return [
    ...(of && !parameter.allowedValues ? [`takes any value, and may be ${of.join(', ')}: ${why}`] : []),
    ...strange.map((value) => `allows ${JSON.stringify(value)}, and may be ${of?.join(', ')}: ${why}`),
    ...(from !== undefined && (least === undefined || least < from) ? [`may be less than ${from}: ${why}`] : []),
    ...(to !== undefined && (most === undefined || most > to) ? [`may be more than ${to}: ${why}`] : []),
  ];
}

const places = ['[resourceGroup().location]', 'uksouth', 'ukwest'];

function checkDefault(name: string, { defaultValue }: Parameter): string[] {
  if (emptyByDefault.test(name) && defaultValue !== '') return ['has to have the defaultValue "": nobody else can know it'];
  if (name !== 'location' || places.includes(String(defaultValue))) return [];
  return ['has to have the group’s location as its defaultValue, or a region in the UK: what families write stays there'];
}
