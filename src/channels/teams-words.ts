import type { TeamsWords } from '../bot/teams/render-teams.ts';
import type { Content } from '../conversation/content.ts';

/** The fixed words around what is said in Teams. */
export function teamsWords({ say }: Content): TeamsWords {
  return { toast: say('teams-toast'), choose: say('teams-choose') };
}
