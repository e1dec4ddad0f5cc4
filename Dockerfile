# The dashboard is built with everything, the service runs on what it needs: no tests, no tools, no package manager.
FROM node:26-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:26-bookworm AS service
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=peer --omit=optional --ignore-scripts --no-audit --no-fund
COPY server/start/slim.sh server/start/
# Symbols for a debugger are a quarter of Node.
RUN sh server/start/slim.sh node_modules && strip /usr/local/bin/node
COPY db ./db
COPY server ./server

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 1000 node && useradd --uid 1000 --gid node --no-create-home node
WORKDIR /app
ENV NODE_ENV=production PORT=3000
COPY --from=service /usr/local/bin/node /usr/local/bin/node
COPY --from=service /app ./
COPY --from=build /app/web/dist ./web/dist
COPY LICENSE NOTICE ./
RUN install -d -o node -g node .data
USER node
EXPOSE 3000
# Whether the process lives. A database that is away ends no call, so it must not end the container.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
ENTRYPOINT ["/usr/bin/tini", "--"]
# Variables may also be given as a file mounted at /app/.env.
CMD ["sh", "-c", "exec node $([ -f .env ] && echo --env-file=.env) --max-semi-space-size=16 --single-threaded-gc --max-old-space-size=512 server/main.ts"]
