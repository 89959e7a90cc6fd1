import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { parseSettings } from '../../src/config.ts';
import { isWithin } from '../../src/deployment/checks/code.ts';
import { startCommand } from '../../src/deployment/runtime.ts';
import { createTrust } from '../../src/http/client-address.ts';
import { projectFacts } from './planted.ts';

describe('the image', () => {
  const lines = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ').split('\n');
  const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `));

  it('runs on the Node that the project wants, and is started as everywhere', () => {
    const majors = said('FROM').map((line) => Number(/node:(\d+)-slim/.exec(line)?.[1]));
    expect(majors).to.have.length(2);
    for (const major of majors) expect(isWithin(projectFacts.nodeRange, major), `Node ${major}`).to.equal(true);
    expect(JSON.parse(said('CMD').at(-1)?.slice(4) ?? '')).to.deep.equal(startCommand.split(' '));
  });

  it('runs as nobody in particular, and keeps data in a volume of its own', () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));
    expect(last.filter((line) => /^USER |^VOLUME |^CMD /.test(line)).map((line) => line.split(' ')[0])).to.deep.equal([
      'USER',
      'VOLUME',
      'CMD',
    ]);
    expect(last.join('\n')).to.include('USER node\n').and.include('VOLUME /data').and.include('DATA_DIR=/data');
  });

  it('asks the service at an address where it answers', () => {
    const path = /:\$\{process\.env\.PORT\}(\/\w+)/.exec(said('HEALTHCHECK').join())?.[1];
    expect(projectFacts.routes).to.include(`GET ${path}`);
  });

  it('copies what is there, all of it let in by .dockerignore, and no secret or data', () => {
    const letIn = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = said('COPY')
      .filter((line) => !line.includes('--from'))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(copied).to.include.members(['src', 'knowledge', 'dialogs', 'package-lock.json']);
    for (const path of copied) {
      expect(existsSync(path), path).to.equal(true);
      expect(letIn, path).to.include(`!${path}`);
    }
    expect(letIn).to.include('*').and.include('**/.env').and.include('**/data');
  });
});

describe('the compose file', () => {
  const { services, networks } = parse(readFileSync('compose.yaml', 'utf8'));
  const environment: Record<string, string> = services.helpline.environment;
  const given: Record<string, string> = {
    HELPLINE_DOMAIN: 'chat.example.org',
    POSTGRES_PASSWORD: 'Gq7xPq2mVr',
    ALLOWED_ORIGINS: 'https://www.example.org',
  };
  const filledIn = Object.entries(environment).map(([name, value]) => [
    name,
    value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, variable: string, standard = '') => given[variable] ?? standard),
  ]);

  it('gives the service settings that it knows, and would start with', () => {
    for (const name of Object.keys(environment)) expect(projectFacts.settingNames, name).to.include(name);
    const settings = parseSettings(Object.fromEntries(filledIn));
    expect(settings).to.include({ host: '0.0.0.0', publicUrl: 'https://chat.example.org', onLoopback: false, dataDir: '/data' });
    expect(createTrust(settings.trustedProxies)('172.30.0.7')).to.equal(true);
    expect(networks.outside.ipam.config[0].subnet).to.equal(settings.trustedProxies[0]);
  });

  it('holds no secret, gives nothing away beyond Caddy, and lets the service write nowhere but to its data', () => {
    for (const [name, value] of Object.entries(environment))
      if (/SECRET|PASSWORD|Password|SMTP_URL/.test(name)) expect(value, name).to.match(/^\$\{\w+:-\}$/);
    expect(
      Object.entries(services)
        .filter(([, service]) => 'ports' in (service as object))
        .map(([name]) => name),
    ).to.deep.equal(['caddy']);
    expect(services.helpline).to.deep.include({
      read_only: true,
      cap_drop: ['ALL'],
      tmpfs: ['/tmp'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(services.database.networks).to.deep.equal(['inside']);
    expect(networks.inside.internal).to.equal(true);
  });
});
