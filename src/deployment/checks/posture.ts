import type { z } from 'zod';
import { apiVersions } from '../arm.ts';
import { describeIssues } from '../read-template.ts';
import type { Resolved } from '../resolve.ts';
import { botPosture } from './posture/bot.ts';
import { databasePosture } from './posture/database.ts';
import { foundationPosture } from './posture/foundation.ts';
import { networkPosture } from './posture/network.ts';
import { sitePosture } from './posture/site.ts';
import { watchingPosture } from './posture/watching.ts';

/** What each type of resource may be asked for: how families are kept safe, member by member. */
const postures: Readonly<Record<string, z.ZodType>> = {
  ...foundationPosture,
  ...networkPosture,
  ...databasePosture,
  ...sitePosture,
  ...botPosture,
  ...watchingPosture,
};

/** What is wrong with resources one by one. */
export function checkPosture(resources: readonly Resolved[]): string[] {
  return resources.flatMap((resource) => checkOne(resource).map((fault) => `${resource.type}: ${fault}`));
}

function checkOne({ type, body }: Resolved): string[] {
  const posture = postures[type];
  if (!posture)
    return ['is no resource that the service needs: take it out, or say in src/deployment/checks/posture what it may be'];
  const version = apiVersions[type as keyof typeof apiVersions];
  const faults =
    body['apiVersion'] === version
      ? []
      : [`has the apiVersion ${body['apiVersion']}, and ${version} is what we go by: correct it`];
  const parsed = posture.safeParse(body);
  return parsed.success ? faults : [...faults, ...describeIssues(parsed.error.issues)];
}
