// Plain JavaScript, so that an old Node can read it: says what is missing instead of failing on the first .ts file.
import module from 'node:module';

const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    `This needs Node ${needed}, and runs on ${process.versions.node}. Run it through npm ("npm ci && npm start"): npm ci brings ` +
      `Node ${needed} along on Linux and Windows. Elsewhere, install it from nodejs.org.\n`,
  );
  process.exit(1);
}
// Compiled code is kept between starts: the service answers sooner.
module.enableCompileCache?.();
