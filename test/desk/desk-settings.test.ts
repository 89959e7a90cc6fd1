import { expect } from 'chai';
import { parseSettings } from '../../src/config.ts';
import { isHelplineError } from '../../src/errors.ts';

const oidc = { OIDC_ISSUER: 'https://login.example/v2.0', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'secret' };

function faultsOf(environment: Record<string, string>): string {
  try {
    parseSettings(environment);
  } catch (error) {
    if (isHelplineError(error, 'settings-invalid')) return error.message;
    throw error;
  }
  return '';
}

describe('settings of the desk', () => {
  it('make links for this machine, by name and part', () => {
    const { signIn } = parseSettings({ DESK_LINKS: 'Ann Marie:lead:editor, Bo' }).desk;
    expect(signIn).to.deep.equal({
      kind: 'link',
      people: [
        { id: 'link:ann marie', name: 'Ann Marie', roles: ['lead', 'editor'] },
        { id: 'link:bo', name: 'Bo', roles: ['advisor'] },
      ],
    });
    expect(faultsOf({ DESK_LINKS: 'Ann:boss' })).to.match(/DESK_LINKS.*Sam:lead:editor/);
  });

  it('have no desk beyond this machine without a sign-in', () => {
    expect(parseSettings({ HOST: '0.0.0.0' }).desk.signIn).to.equal(null);
    expect(parseSettings({ PUBLIC_URL: 'https://helpline.example' }).desk.signIn).to.equal(null);
  });

  it('take a sign-in with the groups that may come in, and say what is missing', () => {
    const settings = parseSettings({ ...oidc, OIDC_ADVISOR_GROUP: 'a', OIDC_LEAD_GROUP: 'l' });
    expect(settings.desk.signIn).to.deep.include({ kind: 'oidc', groups: { advisor: 'a', lead: 'l' } });
    expect(faultsOf({ OIDC_ISSUER: oidc.OIDC_ISSUER }))
      .to.match(/OIDC_CLIENT_ID/)
      .and.match(/OIDC_ADVISOR_GROUP/);
    expect(faultsOf({ ...oidc, OIDC_ISSUER: 'http://login.example', OIDC_ADVISOR_GROUP: 'a' })).to.match(
      /OIDC_ISSUER: use https/,
    );
  });

  it('limit a sign-in to a working day, and to two hours without a use', () => {
    expect(parseSettings({}).desk.sessions).to.deep.equal({ idleMs: 7_200_000, longestMs: 43_200_000 });
    expect(faultsOf({ DESK_SESSION_HOURS: '100' })).to.match(/DESK_SESSION_HOURS/);
  });
});
