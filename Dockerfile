# One image for every process: docker run … throughline [server | worker | migrate | setup]
# The current LTS among the versions that package.json says are tested.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
RUN npm ci
COPY . .
RUN npm run build

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# Temporal's core, which is no JavaScript, trusts the certificates of the system.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
# What reads pictures comes as an optional package of this platform; what only Prisma's command line would need does, too.
RUN npm ci --omit=dev && npm cache clean --force \
  && rm -rf node_modules/prisma node_modules/@prisma/dev node_modules/@prisma/studio-core node_modules/@electric-sql \
  && rm -rf node_modules/@temporalio/core-bridge/releases/*-apple-* node_modules/@temporalio/core-bridge/releases/*-windows-*
COPY --from=build /app/dist dist
# Photos outlive the container: every API needs the same volume.
ENV PHOTO_DIR=/photos
RUN mkdir /photos && chown node:node /photos
VOLUME /photos
USER node
WORKDIR /app/dist
EXPOSE 3000
# For the API; processes that don't listen switch it off.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["server"]
