/** The Node that the service runs on; the checks hold it against package.json. */
export const nodeMajor = 24;

/** How the service is started where no npm is in between. */
export const startCommand = 'node --import ./src/needs-node.js src/main.ts';

/** Where a machine asks whether the process answers: a database that is down is mended by no restart. */
export const healthPath = '/healthz';

/** Where it is asked from outside whether families are served. */
export const readyPath = '/readyz';

/** Where Azure Bot Service sends what is said in Teams. */
export const messagesPath = '/api/messages';
