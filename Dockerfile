# Jushi: server, web client and commands in one image. scripts/container-steps.sh runs these steps without Docker.
FROM node:24-slim

WORKDIR /app
ENV NODE_ENV=production

COPY package.json package-lock.json .npmrc ./
RUN npm install --omit=dev --no-audit --no-fund

COPY . .
RUN node --input-type=module -e "const { ensureWebClient } = await import('./server/web-build.ts'); if (!(await ensureWebClient(console.log))) process.exit(1)"
RUN mkdir -p /data && chown node /data

USER node
ENV HOST=0.0.0.0
ENV PORT=3000
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"
CMD node bin/jushi.mjs serve
